package com.example.batchjobs.batch.account;

/** Azure Batch refuses a call: it is wrong, or what it is about is not as it assumes. */
final class BatchRefusal extends RuntimeException {

    private final int status;
    private final BatchError error;

    BatchRefusal(int status, BatchError error) {
        super(error.code().isEmpty() ? "HTTP status " + status : error.toString());
        this.status = status;
        this.error = error;
    }

    int status() {
        return status;
    }

    BatchError error() {
        return error;
    }
}
