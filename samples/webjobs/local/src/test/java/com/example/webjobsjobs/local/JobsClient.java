package com.example.webjobsjobs.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

import com.example.webjobsjobs.model.JobState;

/** The HTTP API from outside. */
public final class JobsClient {

    private static final Duration CALL_LIMIT = Duration.ofSeconds(20);
    private static final Duration JOB_LIMIT = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    public JobsClient(URI address) {
        this.address = address;
    }

    /** Sends one request; {@code headers} are names and values by turns. */
    public HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(CALL_LIMIT)
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<byte[]> get(String path) {
        return send("GET", path, new byte[0]);
    }

    /** Submits a job that must be accepted, and gives its id. */
    public String submit(String query, byte[] body, String... headers) {
        HttpResponse<byte[]> response = submission(query, body, headers);
        assertThat(response.statusCode()).as(text(response)).isEqualTo(202);
        String id = json(response).path("id").asText();
        assertThat(response.headers().firstValue("Location")).hasValue("/api/jobs/" + id);
        return id;
    }

    /** Sends a submission, which may be refused, as bytes unless a header says otherwise. */
    public HttpResponse<byte[]> submission(String query, byte[] content, String... headers) {
        return send("POST", "/api/jobs?" + query, content, withContentType(headers));
    }

    private static String[] withContentType(String... headers) {
        if (Arrays.stream(headers).anyMatch("Content-Type"::equalsIgnoreCase)) {
            return headers;
        }
        return Stream.concat(Arrays.stream(headers), Stream.of("Content-Type", Contents.OCTETS))
                .toArray(String[]::new);
    }

    public JsonNode status(String id) {
        HttpResponse<byte[]> response = get("/api/jobs/" + id);
        assertThat(response.statusCode()).isEqualTo(200);
        return json(response);
    }

    /** Waits until a job is in a state, and gives its status. */
    public JsonNode await(String id, JobState state) {
        return Awaitility.await("job " + id + " to be " + state)
                .atMost(JOB_LIMIT)
                .pollInterval(LOOK_EVERY)
                .until(() -> status(id), status -> status.path("state").asText().equals(state.name()));
    }

    public static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return new JsonMapper().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
