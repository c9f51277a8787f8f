package com.acmetpl.jobs.service;

/** Marks jobs whose message has reached the poison queue. */
public final class PoisonHandler {

    /** Marks the job {@code POISONED}; idempotent. Malformed and unknown ids are logged and swallowed. */
    @SuppressWarnings("DoNotCallSuggester")
    public void handle(String body) {
        throw new UnsupportedOperationException(body);
    }
}
