package com.example.webjobsjobs.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.example.webjobsjobs.http.ApiRequest;
import com.example.webjobsjobs.http.ApiResponse;
import com.example.webjobsjobs.http.JobsApi;

/** Between the server's requests and answers and those of the core. */
final class HttpTranslation {

    private final JobsApi api;

    HttpTranslation(JobsApi api) {
        this.api = api;
    }

    void answer(Context context) throws IOException {
        ApiResponse response = response(context);
        context.status(response.status());
        response.headers().forEach(context::header);
        if (response.body().length > 0) {
            context.result(response.body());
        }
    }

    private ApiResponse response(Context context) throws IOException {
        long most = api.maxBodyBytes();
        if (context.req().getContentLengthLong() > most) {
            return api.bodyTooLarge();
        }
        byte[] body;
        try (InputStream stream = context.bodyInputStream()) {
            body = stream.readNBytes((int) most + 1);
        }
        if (body.length > most) {
            return api.bodyTooLarge();
        }
        return api.handle(new ApiRequest(
                context.method().name(), context.path(), first(context.queryParamMap()), headers(context), body));
    }

    private static Map<String, String> first(Map<String, List<String>> parameters) {
        Map<String, String> first = new HashMap<>();
        parameters.forEach((name, values) -> first.put(name, values.get(0)));
        return first;
    }

    private static Map<String, String> headers(Context context) {
        Map<String, String> headers = new HashMap<>();
        context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }
}
