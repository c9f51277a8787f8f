package io.github.bgjob.batch.emulator.node;

/** A task that cannot be run, or whose files cannot be carried. */
final class TaskFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    TaskFailedException(Failure failure) {
        super(failure.code() + ": " + failure.detail());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
