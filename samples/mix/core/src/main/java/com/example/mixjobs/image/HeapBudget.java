package com.example.mixjobs.image;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.example.mixjobs.processor.JobPostponed;

/**
 * How much heap the pictures in work may take together. However many messages a platform hands out at once, a picture
 * waits here, before a pixel is decoded, until those before it have left enough; in the order in which they came, so that
 * large ones get their turn. One that is larger than the whole budget is worked on alone.
 */
final class HeapBudget {

    /** The other half is for uploads, the storage clients, and what a collector leaves unused between large arrays. */
    private static final int SHARE_OF_HEAP = 2;

    /** Half of the shortest time-out that a function of this project is given: the work itself comes after the wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final HeapBudget OF_THIS_PROCESS =
            new HeapBudget(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, PATIENCE);

    private static final int UNIT = 1024;

    private final int units;
    private final Duration patience;
    private final Semaphore free;

    /** A part of the budget that is in use. */
    interface Share {
        void giveBack();
    }

    HeapBudget(long bytes, Duration patience) {
        this.units = units(bytes);
        this.patience = patience;
        this.free = new Semaphore(units, true);
    }

    static HeapBudget ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    /**
     * Waits until so many bytes are free.
     *
     * @throws JobPostponed when they are not in time
     */
    Share take(long bytes) throws JobPostponed, InterruptedException {
        int share = Math.min(units, units(bytes));
        if (!free.tryAcquire(share, patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new JobPostponed(
                    "Other pictures take all the memory that there is for pictures, for more than %d s now."
                            .formatted(patience.toSeconds()));
        }
        return () -> free.release(share);
    }

    private static int units(long bytes) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / UNIT));
    }
}
