package com.example.batchjobs.batch.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/**
 * An error in the words of Azure Batch.
 *
 * @param code what programs compare; empty when the answer did not come from Azure Batch itself
 * @param message for people
 */
record BatchError(String code, String message) {

    private static final Set<String> JOB_CLOSED =
            Set.of("jobcompleted", "jobbeingterminated", "jobnotactive", "jobnotfound", "jobbeingdeleted");

    /** Reads {@code code} and the first line of {@code message.value}; behind it are the request's id and time. */
    static BatchError of(JsonNode json) {
        String message = json.path("message").path("value").asText();
        return new BatchError(
                json.path("code").asText(), message.lines().findFirst().orElse(""));
    }

    boolean says(String other) {
        return code.equalsIgnoreCase(other);
    }

    boolean saysJobIsClosed() {
        return JOB_CLOSED.contains(code.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return message.isEmpty() ? code : code + ": " + message;
    }
}
