package com.example.batchjobs.batch;

/** How a process ends; the numbers are those of {@code sysexits.h} where there is one. */
final class ExitCode {

    static final int DONE = 0;
    /** Nobody who calls like this will succeed. */
    static final int USAGE = 64;
    /** Trying again is of no use; the job's row says why. */
    static final int PERMANENT = 65;
    /** Trying again may help; the job's row says why, if it could be written. */
    static final int TRANSIENT = 75;
    /** A setting is missing or wrong. */
    static final int SETTINGS = 78;

    private ExitCode() {}
}
