package com.example.mixjobs.http;

import java.util.Locale;
import java.util.Optional;

/**
 * What the headers of a submission must say. The Functions host hands a body over as bytes only for these types, and none
 * at all for one in chunks (azure-functions-host, {@code GrpcMessageConversionExtensions}); other platforms keep to the
 * same, so that what works on one works on each.
 */
final class BodyRules {

    private static final String BYTES = "application/octet-stream";
    private static final String FORM = "multipart/";

    private BodyRules() {}

    /** What a submission breaks; nothing when its content may be read. */
    static Optional<Problem> broken(ApiRequest request) {
        if (request.headers().containsKey("transfer-encoding")) {
            return Optional.of(Problem.of(
                    411,
                    "The content came in chunks, so its length is not known beforehand: send it with Content-Length."));
        }
        String type = type(request);
        boolean accepted = type.equals(BYTES) || type.startsWith(FORM);
        return accepted || request.body().length == 0 ? Optional.empty() : Optional.of(otherType(request));
    }

    static Problem otherType(ApiRequest request) {
        String type = type(request);
        return Problem.of(
                415,
                "Content %s is not accepted: send the file as %s, whatever its format, or as the part \"file\" of a form (multipart/form-data)."
                        .formatted(type.isEmpty() ? "without a type" : "of the type \"" + type + "\"", BYTES));
    }

    static boolean isForm(ApiRequest request) {
        return type(request).startsWith(FORM);
    }

    /** In lower case, without parameters; empty when there is none. */
    private static String type(ApiRequest request) {
        String type = request.headers().getOrDefault("content-type", "");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
