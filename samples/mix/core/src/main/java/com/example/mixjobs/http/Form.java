package com.example.mixjobs.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;

import com.example.mixjobs.service.JobRefused;

/**
 * A form that was sent as {@code multipart/form-data}.
 *
 * @param fields all parts but {@code file} and other files
 * @param content the part {@code file}
 */
@SuppressWarnings("ArrayRecordComponent")
record Form(Map<String, String> fields, byte[] content) {

    private static final String CONTENT = "file";
    private static final int MOST_PARTS = 100;

    /** @throws JobRefused when the form is malformed, has too many parts or no part {@code file} */
    static Form read(ApiRequest request) {
        Map<String, String> fields = new HashMap<>();
        byte[] content = null;
        for (Multipart.Part part : parts(request)) {
            String name = part.disposition().get("name");
            if (CONTENT.equals(name)) {
                content = part.content();
            } else if (name != null && !part.disposition().containsKey("filename")) {
                fields.put(name, new String(part.content(), UTF_8));
            }
        }
        if (content == null) {
            throw invalid("The form has no part named \"file\".");
        }
        return new Form(fields, content);
    }

    private static Iterable<Multipart.Part> parts(ApiRequest request) {
        try {
            return Multipart.read(request.body(), request.headers().getOrDefault("content-type", ""), MOST_PARTS);
        } catch (Multipart.Malformed e) {
            throw invalid("The form cannot be read: " + e.getMessage());
        }
    }

    private static JobRefused invalid(String message) {
        return new JobRefused(JobRefused.Reason.INVALID, message);
    }
}
