package com.example.mixjobs.batch;

import java.util.Random;
import java.util.concurrent.TimeUnit;

import com.example.mixjobs.worker.RetryDelay;
import com.example.mixjobs.worker.WorkerSettings;

/** The pauses that the queue makes on other platforms; less than an hour in all, then the process ends. */
final class GrowingPause implements Processor.Pause {

    private static final int MOST_RETRIES = 8;

    private final RetryDelay delay;

    GrowingPause(WorkerSettings settings) {
        delay = new RetryDelay(settings.visibilityTimeout(), new Random());
    }

    @Override
    public boolean before(int retry) {
        if (retry > MOST_RETRIES) {
            return false;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(delay.after(retry - 1).toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
