package com.example.functionsjobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

import com.example.functionsjobs.model.JobState;

/** What is answered to every call but a submission, whatever body comes with it; and what a query means. */
final class CallContract {

    /** Where the answers differ, the Functions host has found no function, and the web app has asked the app itself. */
    private static final Table ANSWERS = Table.parse("[|]", """
            method and path            | Functions | web app
            GET /                      | 200       | 200
            GET /api/health            | 200       | 200
            GET /api/operations        | 200       | 200
            GET /api/openapi.json      | 200       | 200
            GET /api/jobs              | 200       | 200
            GET /API/Jobs/             | 200       | 200
            GET /api/jobs/{id}         | 200       | 200
            GET /api/jobs/{id}/result  | 200       | 200
            DELETE /api/jobs/{id}      | 409       | 409
            POST /api/jobs/{id}/retry  | 409       | 409
            GET /api/jobs/{id}?ID=1    | 200       | 200
            GET /api/jobs/{id}?_=2     | 200       | 200
            GET /api/jobs/none         | 404       | 404
            GET /api/jobs/a%20b+%41    | 404       | 404
            GET /api%2Fjobs            | 404 bare  | 404
            PUT /api/jobs              | 404 bare  | 405
            GET /nothing               | 404 bare  | 404
            GET //api/jobs/{id}        | 404 bare  | 404
            GET /api//jobs/{id}        | 404 bare  | 404
            GET /api/jobs/{id}//result | 404 bare  | 404
            """);

    private static final Table PARAMETERS = Table.parse("→", """
            query of a submission → parameters of the job
            a=1&b=2               → {"a":"1","b":"2"}
            a=1&A=2&a=            → {"a":"1,2"}
            a=&b                  → {}
            CODE=x&b=1            → {"b":"1"}
            a=100%                → {"a":"100%"}
            a=%zz&b=%FF           → {"a":"%zz","b":"%FF"}
            a=%C3%A9&%62=c        → {"a":"é","b":"c"}
            a=1+2%2B3             → {"a":"1 2+3"}
            a=|[]{}^`"<>          → {"a":"|[]{}^`\\"<>"}
            a=b=c                 → {"a":"b=c"}
            """);

    private static final Table LISTS = Table.parse("→", """
            query of a list → status
            limit=&state    → 200
            limit=1&limit=  → 200
            limit=1&LIMIT=2 → 400
            LIMIT=abc       → 400
            State=nope      → 400
            limit=5%        → 400
            limit=|         → 400
            state=%         → 400
            state=[         → 400
            """);

    private static final Table BODIES = Table.parse("[|]", """
            type                              | content
            none                              | empty
            none                              | random
            application/octet-stream          | random
            multipart/form-data; boundary=xyz | random
            image/jpeg                        | random
            application/x-www-form-urlencoded | random
            application/json                  | object
            application/json                  | id
            application/json                  | broken
            """);

    private final RawHttp http;
    private final JobsClient jobs;
    private final Front front;

    CallContract(URI address, Front front) {
        this.http = new RawHttp(address);
        this.jobs = new JobsClient(address);
        this.front = front;
    }

    Stream<DynamicTest> tests() {
        return Stream.of(
                        ANSWERS.rows().stream()
                                .map(row -> dynamicTest(row.get(0) + " with any body", () -> anyBody(row))),
                        PARAMETERS.rows().stream()
                                .map(row -> dynamicTest("a submission with " + row.get(0), () -> submit(row))),
                        LISTS.rows().stream().map(row -> dynamicTest("a list with " + row.get(0), () -> list(row))))
                .flatMap(tests -> tests);
    }

    private void anyBody(List<String> row) throws IOException {
        String[] call = row.get(0).replace("{id}", finishedJob()).split(" ", 2);
        Expected expected = Expected.parse(ANSWERS.cell(row, front.column()));
        for (List<String> bodies : BODIES.rows()) {
            byte[] body = Contents.body(bodies.get(0), Contents.named(bodies.get(1)));
            for (RawHttp.Length length : RawHttp.Length.values()) {
                RawHttp.Answer answer = http.send(call[0], call[1], Contents.header(bodies.get(0)), body, length);
                expected.check("%s, %s".formatted(bodies, length), answer);
            }
        }
    }

    private String finishedJob() {
        String id = jobs.submit("operation=" + TestProcessor.RETURNS, "done".getBytes(StandardCharsets.UTF_8));
        jobs.await(id, JobState.SUCCEEDED);
        return id;
    }

    private void submit(List<String> row) throws IOException {
        String target = "/api/jobs?operation=%s&%s".formatted(TestProcessor.RETURNS, row.get(0));
        byte[] content = row.get(0).getBytes(StandardCharsets.UTF_8);

        RawHttp.Answer answer =
                http.send("POST", target, Contents.header(Contents.OCTETS), content, RawHttp.Length.DECLARED);

        Expected.parse("202").check(target, answer);
        assertThat(new JsonMapper().readTree(answer.body()).path("parameters"))
                .isEqualTo(new JsonMapper().readTree(row.get(1)));
    }

    private void list(List<String> row) throws IOException {
        RawHttp.Answer answer = http.send(
                "GET", "/api/jobs?" + row.get(0), List.of(), Contents.named("empty"), RawHttp.Length.DECLARED);

        Expected.parse(row.get(1)).check(row.get(0), answer);
    }
}
