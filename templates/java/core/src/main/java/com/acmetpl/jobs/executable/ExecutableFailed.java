package com.acmetpl.jobs.executable;

import java.util.Optional;

/** The program did not start, or ended in a way that is worth another try. */
final class ExecutableFailed extends Exception {

    /** What shells and the JDK add to the number of the signal that ended a process. */
    private static final int SIGNALS = 128;

    ExecutableFailed(int exitCode, Optional<String> lastWords) {
        super("The program ended with %s%s"
                .formatted(described(exitCode), lastWords.map(": "::concat).orElse(".")));
    }

    ExecutableFailed(String message, Throwable cause) {
        super(message, cause);
    }

    private static String described(int exitCode) {
        return exitCode > SIGNALS
                ? "exit code %d (signal %d)".formatted(exitCode, exitCode - SIGNALS)
                : "exit code " + exitCode;
    }
}
