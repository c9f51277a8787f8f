package com.example.mixjobs.local.functions.host.app;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** They answer with what they got. */
public class EchoFunctions {

    public HttpResponseMessage bytes(@HttpTrigger(name = "request") HttpRequestMessage<Optional<byte[]>> request) {
        return answer(request, request.getBody().map(HexFormat.of()::formatHex).orElse("nothing"));
    }

    public HttpResponseMessage text(@HttpTrigger(name = "request") HttpRequestMessage<Optional<String>> request) {
        return answer(request, request.getBody().map(it -> "'" + it + "'").orElse("nothing"));
    }

    public HttpResponseMessage query(@HttpTrigger(name = "request") HttpRequestMessage<Optional<String>> request) {
        return answer(request, new TreeMap<>(request.getQueryParameters()).toString());
    }

    public HttpResponseMessage header(@HttpTrigger(name = "request") HttpRequestMessage<Optional<String>> request) {
        return answer(request, "" + request.getHeaders().get("x-test"));
    }

    public HttpResponseMessage url(@HttpTrigger(name = "request") HttpRequestMessage<Optional<String>> request) {
        return answer(request, request.getUri().toString());
    }

    public HttpResponseMessage id(
            @HttpTrigger(name = "request") HttpRequestMessage<Optional<String>> request, @BindingName("id") String id) {
        return answer(request, id);
    }

    public HttpResponseMessage one(@HttpTrigger(name = "request") HttpRequestMessage<Optional<String>> request) {
        return answer(request, "one");
    }

    public HttpResponseMessage two(@HttpTrigger(name = "request") HttpRequestMessage<Optional<String>> request) {
        return answer(request, "two");
    }

    /** Answers in the way that {@code ?as=} asks for. */
    public Object answers(@HttpTrigger(name = "request") HttpRequestMessage<Optional<String>> request) {
        Map<String, String> query = request.getQueryParameters();
        HttpResponseMessage.Builder answer = request.createResponseBuilder(HttpStatusType.custom(201));
        if (query.containsKey("type")) {
            answer.header("content-type", query.get("type"));
        }
        return switch (query.get("as")) {
            case "bytes" -> answer.body(new byte[] {'h', 'i'}).build();
            case "text" -> answer.body("hi").build();
            case "nothing" -> answer.build();
            case "null" -> null;
            case "string" -> "hi";
            case "exception" -> throw new IllegalStateException("as the test wants it");
            case "error" -> throw new StackOverflowError("as the test wants it");
            case "never" -> never();
            default -> throw new IllegalArgumentException(query.toString());
        };
    }

    /** Does not even end when it is interrupted. */
    private static Object never() {
        while (true) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // It goes on.
            }
        }
    }

    private static HttpResponseMessage answer(HttpRequestMessage<?> request, String body) {
        return request.createResponseBuilder(HttpStatus.OK).body(body).build();
    }
}
