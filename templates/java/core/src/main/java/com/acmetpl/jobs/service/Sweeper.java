package com.acmetpl.jobs.service;

/** Finds jobs whose submission stopped half-way. */
public final class Sweeper {

    /**
     * Enqueues them again.
     *
     * @return how many jobs were enqueued or given up
     */
    @SuppressWarnings("DoNotCallSuggester")
    public int sweep() {
        throw new UnsupportedOperationException();
    }
}
