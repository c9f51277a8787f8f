package io.github.bgjob.batch.emulator.faults;

import java.time.Duration;

import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.ErrorCode;

/** Something that goes wrong with a request. */
public sealed interface Fault {

    /** It is refused, and nothing is done. */
    record Refused(BatchException error) implements Fault {}

    /** It is done at once and answered late, by the emulator's clock. */
    record Slow(Duration delay) implements Fault {}

    /** It is done, and the connection breaks before the answer. */
    record CutAfterWork() implements Fault {}

    /** The connection breaks, and nothing is done. */
    record CutBeforeWork() implements Fault {}

    static Fault serverBusy() {
        return new Refused(new BatchException(ErrorCode.SERVER_BUSY));
    }

    /** Refused with any status and code, for instance 429 {@code TooManyRequests}. */
    static Fault refused(int status, String code) {
        return new Refused(new BatchException(status, code, "Refused on purpose.", ""));
    }

    static Fault slow(Duration delay) {
        return new Slow(delay);
    }

    static Fault cutAfterWork() {
        return new CutAfterWork();
    }

    static Fault cutBeforeWork() {
        return new CutBeforeWork();
    }
}
