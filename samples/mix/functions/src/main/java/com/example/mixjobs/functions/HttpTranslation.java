package com.example.mixjobs.functions;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.example.mixjobs.http.ApiRequest;
import com.example.mixjobs.http.ApiResponse;
import com.example.mixjobs.http.JobsApi;
import com.example.mixjobs.store.InvalidSettings;

/**
 * Between the platform's requests and answers and those of the core. A request is never asked for its URI: the Java
 * worker makes one of a text that the caller has sent, and throws at a query with {@code |} or a lone {@code %}.
 */
final class HttpTranslation {

    /** Where callers put the function key. It is for the platform only: the core would store it with the job. */
    private static final Set<String> KEY_PARAMETERS = Set.of("code", "clientid");

    private static final String KEY_HEADER = "x-functions-key";

    private HttpTranslation() {}

    /** @param path the function's route, with values for its parameters */
    static HttpResponseMessage answer(HttpRequestMessage<?> request, String path) {
        return send(answer(translate(request, path, new byte[0])), request);
    }

    static HttpResponseMessage answerUpload(HttpRequestMessage<Optional<byte[]>> request, String path) {
        byte[] body = Optional.ofNullable(request.getBody()).flatMap(it -> it).orElseGet(() -> new byte[0]);
        ApiRequest translated = translate(request, path, body);
        return send(request instanceof TextRequest ? answerText(translated) : answer(translated), request);
    }

    private static ApiResponse answer(ApiRequest request) {
        try {
            return Worker.jobs().api().handle(request);
        } catch (InvalidSettings e) {
            return wrongSettings(e);
        }
    }

    private static ApiResponse answerText(ApiRequest request) {
        try {
            return Worker.jobs().api().notBytes(request);
        } catch (InvalidSettings e) {
            return wrongSettings(e);
        }
    }

    private static ApiResponse wrongSettings(InvalidSettings settings) {
        WrongSettings.log(settings);
        return JobsApi.wrongSettings(settings);
    }

    private static HttpResponseMessage send(ApiResponse response, HttpRequestMessage<?> request) {
        HttpResponseMessage.Builder builder = request.createResponseBuilder(HttpStatusType.custom(response.status()));
        response.headers().forEach(builder::header);
        if (response.body().length > 0) {
            builder.body(response.body());
        }
        return builder.build();
    }

    static ApiRequest translate(HttpRequestMessage<?> request, String path, byte[] body) {
        Map<String, String> query = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        query.putAll(request.getQueryParameters());
        query.keySet().removeIf(name -> KEY_PARAMETERS.contains(name.toLowerCase(Locale.ROOT)));
        Map<String, String> headers = new HashMap<>();
        request.getHeaders().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.remove(KEY_HEADER);
        return new ApiRequest(request.getHttpMethod().name(), "/" + path, query, headers, body);
    }
}
