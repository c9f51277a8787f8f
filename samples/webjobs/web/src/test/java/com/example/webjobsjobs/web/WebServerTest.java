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

import com.example.webjobsjobs.Jobs;
import com.example.webjobsjobs.http.JobsApi;
import com.example.webjobsjobs.store.InvalidSettings;

class WebServerTest {

    private static final Address ANY_PORT = new Address("127.0.0.1", 0);

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

            assertThat(second.get().statusCode()).isEqualTo(404);
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

    @Test
    @Timeout(60)
    void whatTheServerCannotReadIsAnsweredWithAProblem() throws Exception {
        try (WebServer server = start(Duration.ofMinutes(1));
                Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            String request = "GET /api/jobs/%zz HTTP/1.1\r\nHost: "
                    + server.uri().getAuthority() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("application/problem+json", "\"status\":400", "The request is malformed");
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

    /** A server that takes one upload at a time. */
    private WebServer start(Duration longestWait) {
        JobsApi api = jobs.api();
        return WebServer.start(ANY_PORT, api, new UploadsInTurn(api, 1, longestWait));
    }

    /** An upload to a path where there is nothing, as far as the server asking for its body. */
    private static Socket beginUpload(URI server) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        String request = "POST /nothing HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        String asked = "HTTP/1.1 100 Continue\r\n";
        assertThat(new String(socket.getInputStream().readNBytes(asked.length()), US_ASCII))
                .isEqualTo(asked);
        return socket;
    }

    private CompletableFuture<HttpResponse<String>> upload(URI server) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("nothing"))
                .POST(HttpRequest.BodyPublishers.ofString("xx"))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(URI server) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(server).build(), HttpResponse.BodyHandlers.ofString());
    }
}
