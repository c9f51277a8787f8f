package com.example.webjobsjobs.web;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.example.webjobsjobs.http.ApiRequest;
import com.example.webjobsjobs.http.ApiResponse;
import com.example.webjobsjobs.http.JobsApi;

/** Between the server's requests and answers and those of the core. */
final class HttpTranslation {

    /** Stays as it was sent, as in the routes of functions, because it would part what was one segment. */
    private static final String ESCAPED_SLASH = "%(2[Ff])";

    /** As the Functions host has it (Kestrel's {@code MaxRequestLineSize}), the end of the line included. */
    private static final int LONGEST_LINE = 8 * 1024;

    private static final byte[] NOTHING = {};
    private static final int BESIDE_METHOD_AND_ADDRESS = "  HTTP/1.1\r\n".length();

    private final JobsApi api;

    HttpTranslation(JobsApi api) {
        this.api = api;
    }

    void answer(Context context) {
        send(response(context), context);
    }

    static void send(ApiResponse response, Context context) {
        context.status(response.status());
        response.headers().forEach(context::header);
        if (response.body().length > 0) {
            context.result(response.body());
        }
    }

    /** The path as routes see it. */
    static String path(String raw) {
        return Escapes.undo(raw.replaceAll(ESCAPED_SLASH, "%25$1"));
    }

    private ApiResponse response(Context context) {
        HttpServletRequest request = context.req();
        if (isLineTooLong(request)) {
            return JobsApi.refusedByPlatform(414);
        }
        // What the context calls the method is whatever the header X-HTTP-Method-Override says.
        String method = request.getMethod();
        String path = path(context.path());
        boolean takesBody = JobsApi.takesBody(method, path);
        try {
            if (takesBody && request.getContentLengthLong() > api.maxBodyBytes()) {
                letItBeSent(request);
                return api.bodyTooLarge();
            }
            byte[] body = takesBody ? read(request) : NOTHING;
            letItBeSent(request);
            return api.handle(new ApiRequest(method, path, Query.parse(context.queryString()), headers(request), body));
        } catch (IOException e) {
            return JobsApi.refusedByPlatform(isTimeout(e) ? 408 : 400);
        }
    }

    /** What was announced. One in chunks is refused whatever it is, so that it needs no memory. */
    private static byte[] read(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        return length > 0 ? body(request).readNBytes(Math.toIntExact(length)) : NOTHING;
    }

    /** To a client that sends all before it listens the connection would seem to break, and not the answer to come. */
    private static void letItBeSent(HttpServletRequest request) throws IOException {
        if (request.getHeader("Expect") == null) {
            body(request).transferTo(OutputStream.nullOutputStream());
        }
    }

    private static InputStream body(HttpServletRequest request) throws IOException {
        return new PacedBody(request.getInputStream(), System::nanoTime);
    }

    private static boolean isTimeout(IOException failure) {
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(TimeoutException.class::isInstance);
    }

    private static boolean isLineTooLong(HttpServletRequest request) {
        String query = request.getQueryString();
        int address = request.getRequestURI().length() + (query == null ? 0 : 1 + query.length());
        return request.getMethod().length() + address + BESIDE_METHOD_AND_ADDRESS > LONGEST_LINE;
    }

    /** As the Functions host hands them on: the values of one name joined with a comma, without empty ones. */
    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            String joined = Collections.list(request.getHeaders(name)).stream()
                    .filter(Predicate.not(String::isEmpty))
                    .collect(Collectors.joining(","));
            headers.put(name.toLowerCase(Locale.ROOT), joined);
        }
        return headers;
    }
}
