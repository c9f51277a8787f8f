package com.example.batchjobs.batch.account;

/** Azure Batch does not answer, has too much to do, or does not let this program in (yet). */
public final class BatchUnavailable extends RuntimeException {

    public BatchUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
