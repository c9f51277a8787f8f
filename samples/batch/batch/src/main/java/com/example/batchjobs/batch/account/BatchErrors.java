package com.example.batchjobs.batch.account;

import com.microsoft.azure.batch.protocol.models.BatchError;
import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import java.util.Locale;
import java.util.Set;

/** Reads the answers of Azure Batch that are errors. */
final class BatchErrors {

    private static final Set<String> JOB_CLOSED =
            Set.of("jobcompleted", "jobbeingterminated", "jobnotactive", "jobnotfound", "jobbeingdeleted");

    private BatchErrors() {}

    static int status(BatchErrorException e) {
        return e.response() == null ? 0 : e.response().code();
    }

    /** Empty when the answer did not come from Azure Batch itself. */
    static String code(BatchErrorException e) {
        return e.body() == null || e.body().code() == null ? "" : e.body().code();
    }

    static boolean says(BatchErrorException e, String code) {
        return code(e).equalsIgnoreCase(code);
    }

    static boolean saysJobIsClosed(String code) {
        return JOB_CLOSED.contains(code.toLowerCase(Locale.ROOT));
    }

    /** Whether the same call may come through later without anybody changing it. */
    static boolean mayPass(BatchErrorException e) {
        int status = status(e);
        return status == 0 || status == 408 || status == 429 || status >= 500;
    }

    /** Whether it is this program that is not let in, and not the call that is wrong. */
    static boolean keepsOut(BatchErrorException e) {
        return status(e) == 401 || status(e) == 403;
    }

    static String text(BatchError error) {
        return error.message() == null
                ? error.code()
                : error.code() + ": " + firstLine(error.message().value());
    }

    static String text(BatchErrorException e) {
        return e.body() == null || e.body().code() == null ? "HTTP status " + status(e) : text(e.body());
    }

    /** The lines behind the first are the request's id and time. */
    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
