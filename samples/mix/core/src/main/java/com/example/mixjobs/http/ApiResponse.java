package com.example.mixjobs.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer for the platform to send.
 *
 * @param headers names as they are usually written, {@code Content-Type} among them when there is a body
 * @param body empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent")
public record ApiResponse(int status, Map<String, String> headers, byte[] body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ApiResponse empty(int status) {
        return content(status, Map.of(), new byte[0]);
    }

    static ApiResponse content(int status, Map<String, String> headers, byte[] body) {
        return new ApiResponse(status, headers, body).with("X-Content-Type-Options", "nosniff");
    }

    static ApiResponse json(int status, Object value) {
        return json(status, "application/json", value);
    }

    static ApiResponse problem(Problem problem) {
        return json(problem.status(), "application/problem+json", problem);
    }

    private static ApiResponse json(int status, String mediaType, Object value) {
        try {
            Map<String, String> headers = Map.of("Content-Type", mediaType, "Cache-Control", "no-store");
            return content(status, headers, JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not to be written as JSON: " + value.getClass(), e);
        }
    }

    ApiResponse with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new ApiResponse(status, Map.copyOf(more), body);
    }
}
