package com.example.mixjobs.worker;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** The messages in work. */
final class InFlight {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<MessageTask> tasks = new HashSet<>();

    void begin(MessageTask task) {
        lock.lock();
        try {
            tasks.add(task);
        } finally {
            lock.unlock();
        }
    }

    void end(MessageTask task) {
        lock.lock();
        try {
            tasks.remove(task);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int count() {
        lock.lock();
        try {
            return tasks.size();
        } finally {
            lock.unlock();
        }
    }

    List<MessageTask> all() {
        lock.lock();
        try {
            return List.copyOf(tasks);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no more than so many are in work, or there is no more point in waiting. */
    void awaitAtMost(int most, BooleanSupplier pointless) throws InterruptedException {
        awaitWhile(() -> tasks.size() > most && !pointless.getAsBoolean());
    }

    /** Waits as long as it is so; asked again after every change and every {@link #wake}. */
    void awaitWhile(BooleanSupplier waiting) throws InterruptedException {
        lock.lock();
        try {
            while (waiting.getAsBoolean()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Makes those who wait ask again. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
