package com.example.mixjobs.functions;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.example.mixjobs.http.ApiRequest;
import com.example.mixjobs.http.ApiResponse;

/** Between the platform's requests and answers and those of the core. */
final class HttpTranslation {

    /** Where callers put the function key. It is for the platform only: the core would store it with the job. */
    private static final Set<String> KEY_PARAMETERS = Set.of("code", "clientid");

    private static final String KEY_HEADER = "x-functions-key";

    private HttpTranslation() {}

    static HttpResponseMessage answer(HttpRequestMessage<Optional<byte[]>> request) {
        ApiResponse response = Worker.jobs().api().handle(translate(request));
        HttpResponseMessage.Builder builder = request.createResponseBuilder(HttpStatusType.custom(response.status()));
        response.headers().forEach(builder::header);
        if (response.body().length > 0) {
            builder.body(response.body());
        }
        return builder.build();
    }

    static ApiRequest translate(HttpRequestMessage<Optional<byte[]>> request) {
        Map<String, String> query = new HashMap<>(request.getQueryParameters());
        query.keySet().removeIf(name -> KEY_PARAMETERS.contains(name.toLowerCase(Locale.ROOT)));
        Map<String, String> headers = new HashMap<>();
        request.getHeaders().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.remove(KEY_HEADER);
        String path = Optional.ofNullable(request.getUri().getPath())
                .filter(it -> !it.isEmpty())
                .orElse("/");
        byte[] body = Optional.ofNullable(request.getBody()).flatMap(it -> it).orElseGet(() -> new byte[0]);
        return new ApiRequest(request.getHttpMethod().name(), path, query, headers, body);
    }
}
