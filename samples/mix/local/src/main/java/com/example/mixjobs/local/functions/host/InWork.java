package com.example.mixjobs.local.functions.host;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts what a listener has in work, and lets others wait until it is little enough. */
final class InWork {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition fewer = lock.newCondition();
    private int count;

    void begin() {
        lock.lock();
        try {
            count++;
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            count--;
            fewer.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no more than so many are in work, or the time is over; says whether it is so. */
    boolean awaitAtMost(int most, Duration limit) throws InterruptedException {
        lock.lock();
        try {
            long nanos = limit.toNanos();
            while (count > most && nanos > 0) {
                nanos = fewer.awaitNanos(Math.min(nanos, TimeUnit.DAYS.toNanos(1)));
            }
            return count <= most;
        } finally {
            lock.unlock();
        }
    }
}
