package com.example.mixjobs.worker;

import java.time.Duration;
import java.time.Instant;

/** Where a loop has its time from. */
public interface Ticker {

    /** An alarm that was set. */
    interface Alarm {
        /** The alarm does not go off any more, unless it is just doing so. */
        void cancel();
    }

    Instant now();

    /** Does something later, once. What is done must be quick: it may hold up other alarms. */
    Alarm after(Duration delay, Runnable action);

    /** The time of this machine. */
    static Ticker system() {
        return SystemTicker.INSTANCE;
    }
}
