package com.example.functionsjobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

import com.example.functionsjobs.model.JobState;

/** What content is accepted, by its type and itself; and that what was accepted is what was sent. */
final class SubmissionContract {

    /** Contents are those of {@link Contents}; a form has them as its part {@code file}. */
    private static final Table ANSWERS = Table.parse("[|]", """
            type                              | random | text | object | array | broken | empty | chunked | most | more
            application/octet-stream          | 202    | 202  | 202    | 202   | 202    | 400   | 411     | 202  | 413
            Application/OCTET-stream; a=b     | 202    | 202  | 202    | 202   | 202    | 400   | 411     |      |
            multipart/form-data; boundary=xyz | 202    | 202  | 202    | 202   | 202    | 400   | 411     | 202  | 413
            image/jpeg                        | 415    | 415  | 415    | 415   | 415    | 400   | 411     |      |
            image/png                         | 415    | 415  | 415    | 415   | 415    | 400   | 411     |      |
            none                              | 415    | 415  | 415    | 415   | 415    | 400   | 411     |      |
            application/x-www-form-urlencoded | 415    | 415  | 415    | 415   | 415    | 400   | 411     |      |
            text/plain; charset=iso-8859-1    | 415    | 415  | 415    | 415   | 415    | 400   | 411     |      |
            application/json                  | 415    | 415  | 415    | 415   | 415    | 400   | 411     |      |
            not a type                        | 415    | 415  | 415    | 415   | 415    | 400   | 411     |      |
            """);

    /** The Functions host reads no body that is larger than it was told to, and then has nothing to say. */
    private static final Map<Front, String> FAR_TOO_LARGE =
            Map.of(Front.FUNCTIONS_HOST, "500 bare", Front.WEB_APP, "413");

    private static final String SUBMIT = "/api/jobs?operation=" + TestProcessor.RETURNS;

    private final RawHttp http;
    private final JobsClient jobs;
    private final Front front;

    SubmissionContract(URI address, Front front) {
        this.http = new RawHttp(address);
        this.jobs = new JobsClient(address);
        this.front = front;
    }

    Stream<DynamicTest> tests() {
        return Stream.concat(
                ANSWERS.rows().stream()
                        .map(row -> dynamicTest("a submission as " + row.get(0), () -> submissionsAs(row))),
                Stream.of(
                        dynamicTest("a submission that is far too large", this::farTooLarge),
                        dynamicTest("a submission with its type twice", this::typeTwice),
                        dynamicTest("a submission as a form that is none", this::formsThatAreNone)));
    }

    private void submissionsAs(List<String> row) throws IOException {
        String type = row.get(0);
        for (int column = 1; column < row.size(); column++) {
            if (!row.get(column).isEmpty()) {
                submit(type, ANSWERS.head().get(column), Expected.parse(row.get(column)));
            }
        }
    }

    private void submit(String type, String kind, Expected expected) throws IOException {
        byte[] content = Contents.named(kind);
        RawHttp.Length length = kind.equals("chunked") ? RawHttp.Length.IN_CHUNKS : RawHttp.Length.DECLARED;
        byte[] body = content.length == 0 ? content : Contents.body(type, content);

        RawHttp.Answer answer = http.send("POST", SUBMIT, Contents.header(type), body, length);

        expected.check(type + ", " + kind, answer);
        if (expected.status() == 202) {
            String id = new JsonMapper().readTree(answer.body()).path("id").asText();
            jobs.await(id, JobState.SUCCEEDED);
            byte[] result = jobs.get("/api/jobs/" + id + "/result").body();
            assertThat(sha256(result)).as("%s, %s", type, kind).isEqualTo(sha256(content));
        }
    }

    private void farTooLarge() throws IOException {
        Expected.parse(FAR_TOO_LARGE.get(front))
                .check(
                        "far too large",
                        http.send(
                                "POST",
                                SUBMIT,
                                Contents.header(Contents.OCTETS),
                                Contents.named("far more"),
                                RawHttp.Length.DECLARED));
    }

    /** The values of one name are joined, and that is no type. */
    private void typeTwice() throws IOException {
        String type = Contents.header(Contents.OCTETS).get(0);
        Expected.parse("415")
                .check(
                        "twice " + type,
                        http.send(
                                "POST",
                                SUBMIT,
                                List.of(type, type),
                                Contents.named("random"),
                                RawHttp.Length.DECLARED));
    }

    private void formsThatAreNone() throws IOException {
        byte[] random = Contents.named("random");
        List<byte[]> bodies = List.of(random, Contents.form("other", random), Contents.form("file", new byte[0]));
        for (byte[] body : bodies) {
            for (String type : List.of(Contents.FORM, "multipart/form-data", "multipart/form-data; boundary=zyx")) {
                Expected.parse("400")
                        .check(type, http.send("POST", SUBMIT, Contents.header(type), body, RawHttp.Length.DECLARED));
            }
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
