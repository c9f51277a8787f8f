package com.acmetpl.jobs.store;

/** The queue of claim checks and its poison queue. */
public final class JobQueue {

    /** Puts a copy of a message into the poison queue; delete the message afterwards. */
    @SuppressWarnings("DoNotCallSuggester")
    public void poison(String body) {
        throw new UnsupportedOperationException(body);
    }
}
