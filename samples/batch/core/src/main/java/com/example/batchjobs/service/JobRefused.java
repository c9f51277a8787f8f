package com.example.batchjobs.service;

import com.example.batchjobs.processor.PermanentFailure;

/** What was asked for cannot be done; the message says why, and what would be possible. */
public final class JobRefused extends RuntimeException {

    /** Why, as far as a program needs to tell. */
    public enum Reason {
        /** A parameter or the content is wrong. */
        INVALID,
        /** The content is larger than what is accepted. */
        TOO_LARGE,
        /** The content is of a type that is not accepted. */
        UNSUPPORTED,
        /** There is no such job. */
        NOT_FOUND,
        /** The job's state does not allow it. */
        CONFLICT,
        /** There is no result, and there will not be one. */
        GONE,
        /** The idempotency key came before, with another submission. */
        KEY_REUSED
    }

    private final Reason reason;

    public JobRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static JobRefused because(PermanentFailure failure) {
        JobRefused refused = new JobRefused(
                switch (failure.kind()) {
                    case INVALID -> Reason.INVALID;
                    case TOO_LARGE -> Reason.TOO_LARGE;
                    case UNSUPPORTED -> Reason.UNSUPPORTED;
                },
                failure.getMessage());
        refused.initCause(failure);
        return refused;
    }

    public Reason reason() {
        return reason;
    }
}
