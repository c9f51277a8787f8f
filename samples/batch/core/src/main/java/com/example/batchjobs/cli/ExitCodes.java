package com.example.batchjobs.cli;

import com.example.batchjobs.service.JobRefused;

/** The exit codes, as {@code jobs --help} lists them. */
final class ExitCodes {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;
    static final int NO_SUCH_JOB = 3;
    static final int NOT_IN_THIS_STATE = 4;
    static final int STORAGE = 5;

    private ExitCodes() {}

    static int of(JobRefused refused) {
        return switch (refused.reason()) {
            case INVALID, TOO_LARGE, UNSUPPORTED, KEY_REUSED -> BAD_INPUT;
            case NOT_FOUND -> NO_SUCH_JOB;
            case CONFLICT, GONE -> NOT_IN_THIS_STATE;
        };
    }
}
