package com.example.mixjobs.batch.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import com.azure.core.http.policy.RequestIdPolicy;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An account's HTTP interface. A call that may pass the next time, because of a time-out, a cut connection, 408, 429 or
 * 5xx, is made again up to three times, after the pause that Azure Batch asks for or one that grows.
 *
 * <p>Each call throws {@link BatchRefusal} when Azure Batch refuses it, and {@link BatchUnavailable} when there was no
 * answer, or the program is not let in.
 *
 * <p>Source: Microsoft Learn, <i>Azure Batch REST API reference</i>, Common request and response headers, Status and error
 * codes.
 */
final class BatchService {

    /** What an identity's token is asked for. */
    static final String SCOPE = "https://batch.core.windows.net/.default";

    /** Those before it are to be retired: github.com/Azure/Batch/issues/140. */
    private static final String API_VERSION = "2025-06-01";

    private static final HttpHeaderName OCP_RANGE = HttpHeaderName.fromString("ocp-range");
    private static final HttpHeaderName RETURN_REQUEST_ID = HttpHeaderName.fromString("return-client-request-id");
    private static final JsonMapper JSON = new JsonMapper();

    private final URI endpoint;
    private final HttpPipeline pipeline;

    BatchService(URI endpoint, HttpPipelinePolicy authentication) {
        this.endpoint = endpoint;
        pipeline = new HttpPipelineBuilder()
                .policies(
                        new RetryPolicy(retries()),
                        new RequestIdPolicy("client-request-id"),
                        authentication,
                        new ReadingBodies())
                .build();
    }

    private static RetryOptions retries() {
        return new RetryOptions(new ExponentialBackoffOptions()
                        .setMaxRetries(3)
                        .setBaseDelay(Duration.ofMillis(500))
                        .setMaxDelay(Duration.ofSeconds(10)))
                .setShouldRetryCondition(condition -> condition.getResponse() == null
                        ? condition.getThrowable() instanceof IOException
                        : mayPass(condition.getResponse().getStatusCode()));
    }

    /** The address of something in the account, by the words of its path, which need not be encoded. */
    String address(String... path) {
        String base = endpoint.toString().replaceFirst("/+$", "");
        return Stream.of(path).map(BatchService::encoded).collect(joining("/", base + "/", "")) + "?api-version="
                + API_VERSION;
    }

    JsonNode get(String address) {
        return json(call(request(HttpMethod.GET, address)));
    }

    /** What matches an OData filter, of all pages; only some properties of each, separated by commas. */
    List<JsonNode> list(String address, String filter, String properties) {
        List<JsonNode> all = new ArrayList<>();
        String next = address + "&$filter=" + encoded(filter) + "&$select=" + encoded(properties);
        while (!next.isEmpty()) {
            JsonNode page = get(next);
            page.path("value").forEach(all::add);
            next = page.path("odata.nextLink").asText();
        }
        return all;
    }

    void post(String address) {
        call(request(HttpMethod.POST, address));
    }

    JsonNode post(String address, JsonNode body) {
        HttpRequest request = request(HttpMethod.POST, address).setBody(BinaryData.fromString(body.toString()));
        request.getHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json; odata=minimalmetadata");
        return json(call(request));
    }

    void delete(String address) {
        call(request(HttpMethod.DELETE, address));
    }

    /** How long a file is, in bytes; 0 when that is not said. */
    long length(String file) {
        String length = call(request(HttpMethod.HEAD, file)).getHeaders().getValue(HttpHeaderName.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    /** A part of a file; both ends are in it. */
    String text(String file, long from, long to) {
        HttpRequest request = request(HttpMethod.GET, file);
        request.getHeaders()
                .set(HttpHeaderName.ACCEPT, "application/octet-stream")
                .set(OCP_RANGE, "bytes=%d-%d".formatted(from, to));
        return call(request).getBodyAsBinaryData().toString();
    }

    private static HttpRequest request(HttpMethod method, String address) {
        HttpRequest request = new HttpRequest(method, address);
        request.getHeaders().set(HttpHeaderName.ACCEPT, "application/json").set(RETURN_REQUEST_ID, "true");
        return request;
    }

    private HttpResponse call(HttpRequest request) {
        HttpResponse response = send(request);
        int status = response.getStatusCode();
        if (status >= 200 && status < 300) {
            return response;
        }
        BatchRefusal refusal = new BatchRefusal(status, error(response));
        if (status == 401 || status == 403) {
            throw new BatchUnavailable(
                    "Azure Batch does not let this program in (%s). Has its identity the role on the account?"
                            .formatted(refusal.getMessage()),
                    refusal);
        }
        throw mayPass(status)
                ? new BatchUnavailable("Azure Batch does not answer: " + refusal.getMessage(), refusal)
                : refusal;
    }

    /** Whether the same call may come through later without anybody changing it. */
    private static boolean mayPass(int status) {
        return status == 408 || status == 429 || status >= 500;
    }

    /** Whatever the pipeline throws, it is not an answer: no connection, no token, or the thread was interrupted. */
    private HttpResponse send(HttpRequest request) {
        try {
            return pipeline.sendSync(request, Context.NONE);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new BatchUnavailable("Azure Batch does not answer: " + e.getMessage(), e);
        }
    }

    private static BatchError error(HttpResponse response) {
        try {
            return BatchError.of(JSON.readTree(response.getBodyAsBinaryData().toBytes()));
        } catch (IOException notOfAzureBatch) {
            return new BatchError("", "");
        }
    }

    private static JsonNode json(HttpResponse response) {
        try {
            return JSON.readTree(response.getBodyAsBinaryData().toBytes());
        } catch (IOException e) {
            throw new BatchUnavailable("Azure Batch answers what is not JSON: " + e.getMessage(), e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /** Reads bodies where a connection that is cut in the middle of one is still tried again. */
    private static final class ReadingBodies extends HttpPipelineSyncPolicy {

        @Override
        protected HttpResponse afterReceivedResponse(HttpPipelineCallContext context, HttpResponse response) {
            return response.buffer();
        }
    }
}
