package com.example.webjobsjobs.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.example.webjobsjobs.Jobs;
import com.example.webjobsjobs.http.JobsApi;
import com.example.webjobsjobs.store.InvalidSettings;

class WebServerTest {

    private static final Address ANY_PORT = new Address("127.0.0.1", 0);

    private static final int LARGE = UploadsInTurn.SMALL_BYTES + 1;
    private static final String LARGE_LENGTH = "Content-Length: " + LARGE + "\r\n";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Jobs jobs = Jobs.create(Map.of("AzureWebJobsStorage", "UseDevelopmentStorage=true"));

    @Test
    @Timeout(60)
    void anUploadWaitsForItsTurnAndOtherRequestsDoNot() throws Exception {
        try (WebServer server = start(Duration.ofMinutes(1));
                Socket slow = beginUpload(server.uri())) {
            CompletableFuture<HttpResponse<String>> second = upload(server.uri());
            for (int time = 0; time < 5; time++) {
                assertThat(get(server.uri()).statusCode()).isEqualTo(200);
            }
            assertThat(second).isNotDone();

            slow.getOutputStream().write('x');

            // Both are answered; without an operation nothing is stored.
            assertThat(second.get().statusCode()).isEqualTo(400);
        }
    }

    @Test
    @Timeout(60)
    void onlyALargeSubmissionWaitsForLargeOnes() throws Exception {
        try (WebServer server = start(Duration.ofMinutes(1));
                Socket slow = beginUpload(server.uri())) {
            assertThat(slow.isConnected()).isTrue();
            assertThat(upload(server.uri(), 2).get().statusCode()).isEqualTo(400);
            assertThat(answer(server, "POST /api/jobs/1/retry HTTP/1.1", "", ""))
                    .startsWith("HTTP/1.1 404 ");
            assertThat(answer(server, "POST /nothing HTTP/1.1", LARGE_LENGTH, "x".repeat(LARGE)))
                    .startsWith("HTTP/1.1 404 ");
            assertThat(answer(
                            server, "POST /api/jobs HTTP/1.1", "Transfer-Encoding: chunked\r\n", "1\r\nx\r\n0\r\n\r\n"))
                    .startsWith("HTTP/1.1 411 ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET    /api/jobs/1 HTTP/1.1, DELETE",
        "DELETE /api/jobs/1 HTTP/1.1, GET",
        "POST   /api/jobs   HTTP/1.1, GET",
        "PUT    /api/jobs   HTTP/1.1, POST",
        "GET    /nothing    HTTP/1.1, HEAD",
        "GET    /nothing    HTTP/1.1, no method",
    })
    @Timeout(60)
    void theMethodIsTheOneThatWasSent(String line, String other) throws Exception {
        try (WebServer server = start(Duration.ofMinutes(1))) {
            String plain = line.replaceAll(" +", " ");
            String expected = withoutDate(answer(server, plain, "", ""));

            assertThat(withoutDate(answer(server, plain, "X-HTTP-Method-Override: " + other + "\r\n", "")))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST /api/jobs HTTP/1.1, Content-Length: 5, x",
        "POST /api/jobs HTTP/1.1, Content-Length: 100000000, x",
        "POST /api/jobs HTTP/1.1, Transfer-Encoding: chunked, zz",
        "POST /api/jobs HTTP/1.1, Transfer-Encoding: chunked, 5",
        "GET  /nothing  HTTP/1.1, Content-Length: 5, x",
        "GET  /nothing  HTTP/1.1, Transfer-Encoding: chunked, zz",
    })
    @Timeout(60)
    void aBodyThatIsBrokenOrCutOffIsABadRequest(String line, String header, String body) throws Exception {
        try (WebServer server = start(Duration.ofMinutes(1))) {
            assertProblem(answer(server, line.replaceAll(" +", " "), header + "\r\n", body + "\r\n"), 400, "malformed");
        }
    }

    @Test
    @Timeout(60)
    void aBodyThatDoesNotComeIsATimeout() throws Exception {
        try (WebServer server = start(Duration.ofMinutes(1), Duration.ofSeconds(2));
                Socket slow = beginUpload(server.uri())) {
            assertProblem(new String(slow.getInputStream().readAllBytes(), US_ASCII).stripLeading(), 408, "in time");
            assertThat(upload(server.uri()).get().statusCode()).isEqualTo(400);
        }
    }

    @Test
    @Timeout(60)
    void headersMayBeAsLargeAsSignInMakesThem() throws Exception {
        try (WebServer server = start(Duration.ofMinutes(1))) {
            String large = "Cookie: " + "c".repeat(32_000) + "\r\n";
            assertThat(answer(server, "GET /nothing HTTP/1.1", large, "")).startsWith("HTTP/1.1 404 ");
            assertProblem(answer(server, "GET /nothing HTTP/1.1", large + large, ""), 431, "headers are too large");
        }
    }

    @ParameterizedTest
    @CsvSource({"8192, 404, There is nothing", "8193, 414, address is too long", "50000, 414, address is too long"})
    @Timeout(60)
    void theLineWithTheAddressMayHaveEightKibibytes(int lineLength, int status, String detail) throws Exception {
        try (WebServer server = start(Duration.ofMinutes(1))) {
            String around = "GET /nothing?a= HTTP/1.1";
            String line = around.replace("=", "=" + "a".repeat(lineLength - "\r\n".length() - around.length()));

            assertProblem(answer(server, line, "", ""), status, detail);
        }
    }

    @Test
    @Timeout(60)
    void theValuesOfAHeaderThatCameTwiceAreJoined() throws Exception {
        String octets = "Content-Type: application/octet-stream\r\n";
        try (WebServer server = start(Duration.ofMinutes(1))) {
            assertProblem(
                    answer(server, "POST /api/jobs HTTP/1.1", octets + octets + "Content-Length: 1\r\n", "x"),
                    415,
                    "application/octet-stream,application/octet-stream");
            assertProblem(
                    answer(server, "POST /api/jobs HTTP/1.1", octets + "Content-Length: 1\r\n", "x"),
                    400,
                    "The operation is missing");
        }
    }

    @Test
    @Timeout(60)
    void anUploadWhoseTurnDoesNotComeIsToldToComeAgain() throws Exception {
        try (WebServer server = start(Duration.ofMillis(100));
                Socket slow = beginUpload(server.uri())) {
            HttpResponse<String> refused = upload(server.uri()).get();

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");
            assertThat(refused.body()).contains("too many uploads").contains("Try again");
            assertThat(slow.isClosed()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/jobs/%zz HTTP/1.1, X: y,                   400, The request is malformed",
        "GET / HTTP/3.0,             X: y,                   505, use HTTP/1.1",
        "GET / HTTP/1.1,             Expect: 200-everything, 417, Expectation Failed",
    })
    @Timeout(60)
    void whatTheServerCannotReadIsAnsweredWithAProblem(String line, String header, int status, String text)
            throws Exception {
        try (WebServer server = start(Duration.ofMinutes(1))) {
            assertProblem(answer(server, line, header + "\r\n", ""), status, text);
        }
    }

    @Test
    @Timeout(60)
    void aSettingThatIsWrongIsTheAnswerToEveryRequest() throws Exception {
        InvalidSettings wrong = new InvalidSettings("JOBS_MAX_INPUT_BYTES is \"abc\".");
        try (WebServer server = WebServer.start(ANY_PORT, JobsApi.wrongSettings(wrong))) {
            for (String path : List.of("", "api/health", "api/jobs", "nothing")) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(server.uri().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString());

                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
                assertThat(answer.body()).contains("JOBS_MAX_INPUT_BYTES is \\\"abc\\\"");
            }
        }
    }

    /** A server that takes one large upload at a time, and one small. */
    private WebServer start(Duration longestWait) {
        return start(longestWait, Duration.ofMinutes(1));
    }

    private WebServer start(Duration longestWait, Duration longestPause) {
        JobsApi api = jobs.api();
        return WebServer.start(ANY_PORT, api, new UploadsInTurn(api, 1, 1, longestWait), longestPause);
    }

    /** A large upload, as far as the server asking for its body; one byte is all of it that has not been sent. */
    private static Socket beginUpload(URI server) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        String request = "POST /api/jobs HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n" + LARGE_LENGTH
                + "Connection: close\r\nExpect: 100-continue\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        String asked = "HTTP/1.1 100 Continue\r\n";
        assertThat(new String(socket.getInputStream().readNBytes(asked.length()), US_ASCII))
                .isEqualTo(asked);
        socket.getOutputStream().write("x".repeat(LARGE - 1).getBytes(US_ASCII));
        return socket;
    }

    private CompletableFuture<HttpResponse<String>> upload(URI server) {
        return upload(server, LARGE);
    }

    private CompletableFuture<HttpResponse<String>> upload(URI server, int length) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("api/jobs"))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofString("x".repeat(length)))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(URI server) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(server).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What is answered to a request behind which nothing more is sent. */
    private static String answer(WebServer server, String line, String headers, String body) throws IOException {
        try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            String head = line + "\r\nHost: " + server.uri().getAuthority() + "\r\nConnection: close\r\n";
            socket.getOutputStream().write((head + headers + "\r\n" + body).getBytes(US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private static String withoutDate(String answer) {
        return answer.replaceFirst("Date: .*\r\n", "");
    }

    private static void assertProblem(String answer, int status, String detail) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("application/problem+json", "\"status\":" + status, detail);
    }
}
