package io.github.bgjob.batch.emulator.clock;

import java.time.Duration;
import java.time.Instant;

/** The time that the emulator lives in, and what it is to do later. */
public interface EmulatorClock extends AutoCloseable {

    /** Something that is to be done later. */
    @FunctionalInterface
    interface Alarm {

        /** It will not be done, unless it has begun. */
        void cancel();
    }

    Instant now();

    /** Does something once, when so much time has passed. Never before this method has returned. */
    Alarm after(Duration delay, Runnable action);

    /** Forgets what is still to be done. */
    @Override
    void close();

    /** The time of this machine. */
    static EmulatorClock system() {
        return new SystemClock();
    }
}
