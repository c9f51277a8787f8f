package io.github.bgjob.batch.emulator.node;

import java.util.Optional;

/**
 * How a run ended.
 *
 * @param exitCode of the process, if there was one
 * @param failure what went wrong before the process or after it
 */
public record Outcome(Optional<Integer> exitCode, Optional<Failure> failure) {

    /** The process ran, and everything around it went well. */
    public static Outcome exited(int code) {
        return new Outcome(Optional.of(code), Optional.empty());
    }

    /** The process could not be started. */
    public static Outcome notStarted(Failure failure) {
        return new Outcome(Optional.empty(), Optional.of(failure));
    }
}
