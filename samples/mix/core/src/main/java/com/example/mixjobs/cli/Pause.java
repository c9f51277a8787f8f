package com.example.mixjobs.cli;

/** What happens between two looks at a job. */
@FunctionalInterface
interface Pause {

    /** Half a second. */
    Pause REAL = () -> Thread.sleep(500);

    void await() throws InterruptedException;
}
