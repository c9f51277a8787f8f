package com.example.webjobsjobs.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import com.example.webjobsjobs.http.ApiRequest;
import com.example.webjobsjobs.http.ApiResponse;
import com.example.webjobsjobs.http.JobsApi;

/** Between the server's requests and answers and those of the core. */
final class HttpTranslation {

    /** Stays as it was sent, as in the routes of functions, because it would part what was one segment. */
    private static final String ESCAPED_SLASH = "%(2[Ff])";

    private final JobsApi api;

    HttpTranslation(JobsApi api) {
        this.api = api;
    }

    void answer(Context context) throws IOException {
        send(response(context), context);
    }

    static void send(ApiResponse response, Context context) {
        context.status(response.status());
        response.headers().forEach(context::header);
        if (response.body().length > 0) {
            context.result(response.body());
        }
    }

    private ApiResponse response(Context context) throws IOException {
        long most = api.maxBodyBytes();
        if (context.req().getContentLengthLong() > most) {
            letItBeSent(context);
            return api.bodyTooLarge();
        }
        byte[] body;
        try (InputStream stream = context.bodyInputStream()) {
            // Only one in chunks can be longer, and of that nothing is looked at.
            body = stream.readNBytes((int) most);
        }
        return api.handle(new ApiRequest(
                context.method().name(),
                Escapes.undo(context.path().replaceAll(ESCAPED_SLASH, "%25$1")),
                Query.parse(context.queryString()),
                headers(context),
                body));
    }

    /** To a client that sends all before it listens the connection would seem to break, and not the answer to come. */
    private static void letItBeSent(Context context) throws IOException {
        if (context.header("Expect") == null) {
            try (InputStream stream = context.bodyInputStream()) {
                stream.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private static Map<String, String> headers(Context context) {
        Map<String, String> headers = new HashMap<>();
        context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }
}
