package com.example.batchjobs.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.example.batchjobs.processor.PermanentFailure;
import com.example.batchjobs.service.Step;
import com.example.batchjobs.service.TestJobs;
import com.example.batchjobs.store.InvalidSettings;

@Timeout(60)
class JobsApiTest {

    private TestJobs jobs;
    private JobsApi api;

    @BeforeEach
    void start() {
        Step picky = new Step("picky", (input, output, progress) -> {
            throw new PermanentFailure(PermanentFailure.Kind.INVALID, "not this one");
        });
        Step html = new Step("html", (input, output, progress) -> {
            try (var out = output.open("text/html")) {
                out.write("<script>".getBytes(UTF_8));
            }
        });
        jobs = TestJobs.with(Step.copy(), picky, html);
        Health health = Health.of(jobs.storage, Optional.empty(), jobs.clock);
        api = new JobsApi(jobs.services.service(), health, TestJobs.MAX_INPUT_BYTES);
    }

    @Test
    void aSubmissionIsAcceptedAndItsStatusAndResultFollow() throws IOException {
        ApiResponse accepted = post("/api/jobs", Map.of("operation", "copy", "width", "3", "code", "key"), "hello");
        JsonNode job = json(accepted);
        String self = "/api/jobs/" + job.get("id").asText();

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.headers()).containsEntry("Location", self).containsKey("Retry-After");
        assertThat(job.toString()).isEqualTo("""
                        {"id":"%s","state":"QUEUED","operation":"copy","parameters":{"width":"3"},"percent":0,"attempts":0,\
                        "created":"2026-03-01T12:00:00Z","updated":"2026-03-01T12:00:00Z","links":{"self":"%s"}}""".formatted(job.get("id").asText(), self));
        assertThat(get(self).headers()).containsKey("Retry-After");
        assertProblem(get(self + "/result"), 409, "is QUEUED; its result is not there yet");

        jobs.clock.advance(Duration.ofMillis(1500));
        jobs.runNext();

        ApiResponse status = get(self);
        assertThat(status.headers()).doesNotContainKey("Retry-After");
        assertThat(json(status).get("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(json(status).get("finished").asText()).isEqualTo("2026-03-01T12:00:01.500Z");
        assertThat(json(status).at("/links/result").asText()).isEqualTo(self + "/result");
        ApiResponse result = get(self + "/result");
        assertThat(result.status()).isEqualTo(200);
        assertThat(new String(result.body(), UTF_8)).isEqualTo("hello");
        assertThat(result.headers())
                .containsEntry("Content-Type", "text/plain")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry(
                        "Content-Disposition",
                        "inline; filename=\"" + job.get("id").asText() + ".txt\"");
    }

    @Test
    void aResultThatCouldRunScriptsIsNotShownInline() throws IOException {
        String self = accepted("html");
        jobs.runNext();

        assertThat(get(self + "/result").headers().get("Content-Disposition")).startsWith("attachment;");
        assertThat(get(self + "/result").headers().get("Content-Security-Policy"))
                .contains("sandbox");
    }

    @Test
    void aFormIsTakenToo() throws IOException {
        String form = """
                --xyz
                Content-Disposition: form-data; name="operation"

                copy
                --xyz
                Content-Disposition: form-data; name="file"; filename="a.jpg"
                Content-Type: image/jpeg

                from a form
                --xyz--
                """.replace("\n", "\r\n");
        Map<String, String> headers = Map.of("content-type", "multipart/form-data; boundary=xyz");

        ApiResponse accepted = send("POST", "/api/jobs", Map.of(), headers, form);

        assertThat(accepted.status()).isEqualTo(202);
        jobs.runNext();
        ApiResponse result = get(json(accepted).at("/links/self").asText() + "/result");
        assertThat(new String(result.body(), UTF_8)).isEqualTo("from a form");
    }

    @Test
    void aFormWithoutTheImageIsABadRequest() {
        Map<String, String> headers = Map.of("content-type", "multipart/form-data; boundary=xyz");

        assertProblem(
                send("POST", "/api/jobs", Map.of("operation", "copy"), headers, "--xyz--\r\n"),
                400,
                "The form has no part named \"file\".");
        assertProblem(
                send(
                        "POST",
                        "/api/jobs",
                        Map.of("operation", "copy"),
                        Map.of("content-type", "multipart/form-data"),
                        "x"),
                400,
                "The form cannot be read");
    }

    @Test
    void whatIsRefusedSaysWhy() {
        assertProblem(post("/api/jobs", Map.of(), "x"), 400, "The operation is missing");
        assertProblem(post("/api/jobs", Map.of("operation", "sing"), "x"), 400, "There is no operation \"sing\"");
        assertProblem(post("/api/jobs", Map.of("operation", "copy"), ""), 400, "There is no content");
        assertProblem(
                post("/api/jobs", Map.of("operation", "copy"), "x".repeat(1001)), 413, "The content has 1001 bytes");
        assertThat(get("/api/jobs").body()).asString(UTF_8).isEqualTo("{\"jobs\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "content-type      | Application/Octet-Stream; a=b     | x | 202 | ''",
                "content-type      | image/jpeg                        | x | 415 | 'of the type \"image/jpeg\" is not accepted: send'",
                "content-type      | application/x-www-form-urlencoded | x | 415 | 'send the file as application/octet-stream'",
                "content-type      | ''                                | x | 415 | 'without a type is not accepted'",
                "content-type      | image/jpeg                        | ''| 400 | There is no content",
                "transfer-encoding | chunked                           | ''| 411 | send it with Content-Length",
                "transfer-encoding | chunked                           | x | 411 | send it with Content-Length",
            })
    void onlyBytesOfAKnownLengthAreContent(String header, String value, String body, int status, String detail) {
        ApiResponse answer = send("POST", "/api/jobs", Map.of("operation", "copy"), Map.of(header, value), body);

        assertThat(answer.status()).isEqualTo(status);
        if (status != 202) {
            assertProblem(answer, status, detail);
        }
    }

    @Test
    void whatThePlatformHasOnlyAsTextIsRefusedWithoutLookingAtIt() {
        ApiRequest request = new ApiRequest(
                "POST", "/api/jobs", Map.of(), Map.of("content-type", "application/octet-stream;;"), new byte[0]);

        assertProblem(api.notBytes(request), 415, "send the file as application/octet-stream");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   /api/jobs,         true",
        "POST,   /API/Jobs/,        true",
        "POST,   /api//jobs,        false",
        "POST,   /api/jobs/1/retry, false",
        "PUT,    /api/jobs,         false",
        "GET,    /api/jobs,         false",
        "POST,   /,                 false",
    })
    void onlyASubmissionTakesABody(String method, String path, boolean takes) {
        assertThat(JobsApi.takesBody(method, path)).isEqualTo(takes);
    }

    @ParameterizedTest
    @CsvSource({
        "400, Bad Request,                     The request is malformed",
        "408, Request Timeout,                 did not arrive in time",
        "414, URI Too Long,                    The address is too long",
        "417, Expectation Failed,              the header Expect",
        "426, Upgrade Required,                use HTTP/1.1",
        "431, Request Header Fields Too Large, The headers are too large",
        "500, Internal Server Error,           The server could not answer",
        "501, Not Implemented,                 The server could not answer",
        "505, HTTP Version Not Supported,      use HTTP/1.1",
    })
    void whatThePlatformRefusesHasTheNameOfItsStatus(int status, String title, String detail) {
        ApiResponse answer = JobsApi.refusedByPlatform(status);

        assertProblem(answer, status, detail);
        assertThat(answer.body())
                .asString(UTF_8)
                .contains("\"title\":\"" + title + "\"")
                .doesNotContain("log");
    }

    @Test
    void aSettingThatIsWrongIsNamed() {
        assertProblem(JobsApi.wrongSettings(new InvalidSettings("SIZE is \"x\".")), 503, "SIZE is \"x\".");
    }

    @Test
    void theSameKeyGivesTheSameAnswer() throws IOException {
        Map<String, String> headers = Map.of("idempotency-key", "k1");
        ApiResponse first = send("POST", "/api/jobs", Map.of("operation", "copy"), headers, "x");
        ApiResponse second = send("POST", "/api/jobs", Map.of("operation", "copy"), headers, "x");

        assertThat(second.status()).isEqualTo(202);
        assertThat(json(second)).isEqualTo(json(first));
        assertProblem(send("POST", "/api/jobs", Map.of("operation", "copy"), headers, "y"), 422, "Idempotency-Key");
    }

    @Test
    void aJobIsCancelledOnce() throws IOException {
        String self = accepted("copy");

        ApiResponse cancelled = send("DELETE", self, Map.of(), Map.of(), "");

        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(json(cancelled).get("state").asText()).isEqualTo("CANCELLED");
        assertProblem(send("DELETE", self, Map.of(), Map.of(), ""), 409, "cannot be cancelled");
        assertProblem(get(self + "/result"), 410, "is CANCELLED; it has no result");
    }

    @Test
    void aPoisonedJobShowsItsErrorAndCanBeRetried() throws IOException {
        String self = accepted("picky");
        assertProblem(post(self + "/retry", Map.of(), ""), 409, "cannot be retried");
        jobs.runNext();
        jobs.services.poison().handle(self.substring(self.lastIndexOf('/') + 1));

        assertThat(json(get(self)).get("error").toString())
                .isEqualTo("{\"type\":\"PermanentFailure\",\"message\":\"not this one\"}");
        assertProblem(get(self + "/result"), 410, "is POISONED; it has no result");
        ApiResponse retried = post(self + "/retry", Map.of(), "");
        assertThat(retried.status()).isEqualTo(202);
        assertThat(retried.headers()).containsEntry("Location", self);
        assertThat(json(retried).get("state").asText()).isEqualTo("QUEUED");
    }

    @Test
    void theListHasTheNewestFirstAndCanBeNarrowed() throws IOException {
        String first = accepted("copy");
        jobs.clock.advance(Duration.ofSeconds(1));
        String second = accepted("copy");
        send("DELETE", first, Map.of(), Map.of(), "");

        assertThat(json(get("/api/jobs")).findValuesAsText("self")).containsExactly(second, first);
        assertThat(json(send("GET", "/api/jobs", Map.of("limit", "1"), Map.of(), ""))
                        .findValuesAsText("self"))
                .containsExactly(second);
        assertThat(json(send("GET", "/api/jobs", Map.of("state", "cancelled"), Map.of(), ""))
                        .findValuesAsText("self"))
                .containsExactly(first);
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0, 'The limit is \"0\"'",
        "limit, 201, 'The limit is \"201\"'",
        "limit, -1, 'The limit is \"-1\"'",
        "limit, ten, 'The limit is \"ten\"'",
        "state, gone, 'There is no state \"gone\"; there are: SUBMITTED, QUEUED,'"
    })
    void aListThatCannotBeIsABadRequest(String name, String value, String detail) {
        assertProblem(send("GET", "/api/jobs", Map.of(name, value), Map.of(), ""), 400, detail);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere, 404, There is nothing at /nowhere.",
        "GET, /api/jobs/1, 404, that is not a job's id",
        "GET, /api/jobs/019ca945-0a00-7385-b2da-799115458a21, 404, There is no job 019ca945",
        "GET, /api/jobs/019ca945-0a00-7385-b2da-799115458a21/result, 404, There is no job 019ca945",
        "GET, /api/jobs/019ca945-0a00-7385-b2da-799115458a21/other, 404, There is nothing at",
        "PUT, /api/jobs, 405, '/api/jobs only answers GET, POST.'",
        "POST, /, 405, / only answers GET.",
        "GET, /API/jobs/Capitals/, 404, There is no job \"Capitals\"",
        "GET, /api/jobs/019ca945-0a00-7385-b2da-799115458a21/retry, 405, only answers POST.",
        "GET, //api/jobs, 404, There is nothing at //api/jobs.",
        "GET, /api//jobs, 404, There is nothing at /api//jobs.",
        "GET, /api/jobs//, 404, There is nothing at /api/jobs//.",
        "GET, /api/jobs/019ca945-0a00-7385-b2da-799115458a21//result, 404, There is nothing at",
    })
    void whatIsNotThereSaysSo(String method, String path, int status, String detail) {
        ApiResponse answer = send(method, path, Map.of(), Map.of(), "");

        assertProblem(answer, status, detail);
        assertThat(answer.headers().containsKey("Allow")).isEqualTo(status == 405);
    }

    private String accepted(String operation) throws IOException {
        return json(post("/api/jobs", Map.of("operation", operation), "x"))
                .at("/links/self")
                .asText();
    }

    private ApiResponse get(String path) {
        return send("GET", path, Map.of(), Map.of(), "");
    }

    private ApiResponse post(String path, Map<String, String> query, String body) {
        return send("POST", path, query, Map.of(), body);
    }

    private ApiResponse send(
            String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
        Map<String, String> all = new HashMap<>(headers);
        all.putIfAbsent("content-type", "application/octet-stream");
        return api.handle(new ApiRequest(method, path, query, all, body.getBytes(UTF_8)));
    }

    private static JsonNode json(ApiResponse response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    private static void assertProblem(ApiResponse response, int status, String detail) {
        assertThat(response.body())
                .asString(UTF_8)
                .contains("\"status\":" + status)
                .contains(detail.replace("\"", "\\\""));
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.headers()).containsEntry("Content-Type", "application/problem+json");
    }
}
