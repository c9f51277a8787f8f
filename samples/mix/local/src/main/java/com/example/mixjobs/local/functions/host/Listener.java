package com.example.mixjobs.local.functions.host;

import java.time.Duration;

/** Waits for what makes a function run. */
interface Listener {

    /** Begins to listen; returns at once. */
    void start();

    /** Begins nothing new from now on; returns at once. */
    void stop();

    /** Waits until everything begun has ended, or the time is over; says whether it has. */
    boolean awaitIdle(Duration limit) throws InterruptedException;
}
