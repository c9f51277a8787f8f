package com.example.mixjobs.local.functions.host;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a function answers; builder and answer in one, since a function is done with it once it has built it. */
final class HttpAnswer implements HttpResponseMessage, HttpResponseMessage.Builder {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String UTF_8 = "; charset=utf-8";

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private HttpStatusType status = HttpStatus.OK;
    private Object body;

    /** An answer without a body. */
    static HttpAnswer of(HttpStatus status) {
        HttpAnswer answer = new HttpAnswer();
        answer.status = status;
        return answer;
    }

    /** An answer of this host itself, in words. */
    static HttpAnswer of(HttpStatus status, String text) {
        HttpAnswer answer = of(status);
        answer.body(text + "\n");
        return answer;
    }

    /** What a function has returned: an answer, or only its body; nothing is an empty answer. */
    static HttpAnswer returned(Object value) {
        if (value instanceof HttpAnswer answer) {
            return answer;
        }
        HttpAnswer answer = new HttpAnswer();
        answer.body = value;
        return answer;
    }

    @Override
    public HttpResponseMessage.Builder status(HttpStatusType newStatus) {
        this.status = newStatus;
        return this;
    }

    @Override
    public HttpResponseMessage.Builder header(String key, String value) {
        headers.put(key, value);
        return this;
    }

    @Override
    public HttpResponseMessage.Builder body(Object newBody) {
        this.body = newBody;
        return this;
    }

    @Override
    public HttpResponseMessage build() {
        return this;
    }

    @Override
    public HttpStatusType getStatus() {
        return status;
    }

    @Override
    public String getHeader(String key) {
        return headers.get(key);
    }

    @Override
    public Object getBody() {
        return body;
    }

    /** As they are sent: text always says how it is encoded. */
    Map<String, String> headers() {
        if (body instanceof String) {
            String type = headers.getOrDefault(CONTENT_TYPE, "text/plain");
            Map<String, String> all = new TreeMap<>(headers);
            all.keySet().removeIf(CONTENT_TYPE::equalsIgnoreCase);
            all.put(CONTENT_TYPE, type.toLowerCase(Locale.ROOT).contains("charset=") ? type : type + UTF_8);
            return all;
        }
        return Collections.unmodifiableMap(headers);
    }

    /** @throws IllegalArgumentException when the function put something else than bytes or text into it */
    byte[] bytes() {
        if (body == null) {
            return new byte[0];
        }
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        if (body instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        throw new IllegalArgumentException("this host sends bytes or text, but the function answered with "
                + body.getClass().getName());
    }
}
