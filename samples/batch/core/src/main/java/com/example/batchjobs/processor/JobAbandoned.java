package com.example.batchjobs.processor;

/** The job was cancelled, or another worker has taken it over: whatever this one still does for it is lost. */
public final class JobAbandoned extends Exception {

    public JobAbandoned(String message) {
        super(message);
    }
}
