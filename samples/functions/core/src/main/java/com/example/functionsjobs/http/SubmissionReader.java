package com.example.functionsjobs.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.example.functionsjobs.service.JobRefused;
import com.example.functionsjobs.service.Submission;

/**
 * Reads a submission from a request: the content is the body, or the part {@code file} of a form;
 * every other field of a form and every name in the query is a parameter.
 */
final class SubmissionReader {

    private static final String OPERATION = "operation";

    /** {@code code} carries the key of an Azure function. */
    private static final Set<String> NOT_PARAMETERS = Set.of(OPERATION, "code");

    private SubmissionReader() {}

    static Submission read(ApiRequest request) {
        Form form = BodyRules.isForm(request) ? Form.read(request) : new Form(Map.of(), request.body());
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(form.fields());
        all.putAll(request.query());
        String operation = all.getOrDefault(OPERATION, "").strip();
        if (operation.isEmpty()) {
            throw new JobRefused(
                    JobRefused.Reason.INVALID,
                    "The operation is missing: add it to the address, as in ?operation=NAME. GET /api/operations lists them.");
        }
        NOT_PARAMETERS.forEach(all::remove);
        return new Submission(
                operation, new HashMap<>(all), form.content(), request.headers().get("idempotency-key"));
    }
}
