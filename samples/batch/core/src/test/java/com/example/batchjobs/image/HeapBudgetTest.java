package com.example.batchjobs.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.batchjobs.processor.JobPostponed;

@Timeout(30)
class HeapBudgetTest {

    private static final long MEGABYTE = 1 << 20;
    private static final Duration AGES = Duration.ofHours(1);

    @Test
    void asManyAreInWorkAsFitBesideEachOther() throws Exception {
        HeapBudget budget = new HeapBudget(100 * MEGABYTE, Duration.ZERO);

        HeapBudget.Share first = budget.take(60 * MEGABYTE);
        budget.take(40 * MEGABYTE);
        assertThatExceptionOfType(JobPostponed.class).isThrownBy(() -> budget.take(MEGABYTE));
        first.giveBack();

        assertThatExceptionOfType(JobPostponed.class).isThrownBy(() -> budget.take(61 * MEGABYTE));
        budget.take(60 * MEGABYTE);
    }

    @Test
    void whatIsLargerThanTheWholeBudgetIsAlone() throws Exception {
        HeapBudget budget = new HeapBudget(100 * MEGABYTE, Duration.ZERO);

        HeapBudget.Share huge = budget.take(5000 * MEGABYTE);
        assertThatExceptionOfType(JobPostponed.class).isThrownBy(() -> budget.take(1));
        huge.giveBack();

        budget.take(1);
        assertThatExceptionOfType(JobPostponed.class).isThrownBy(() -> budget.take(5000 * MEGABYTE));
    }

    @Test
    void aLargeOneIsNotOvertakenBySmallOnes() throws Exception {
        HeapBudget budget = new HeapBudget(100 * MEGABYTE, AGES);
        List<String> order = new CopyOnWriteArrayList<>();
        HeapBudget.Share first = budget.take(60 * MEGABYTE);

        Thread large = waiting(budget, 90 * MEGABYTE, "large", order);
        Thread small = waiting(budget, 20 * MEGABYTE, "small", order);
        assertThat(order).isEmpty();
        first.giveBack();
        large.join();
        small.join();

        assertThat(order).containsExactly("large", "small");
    }

    private static Thread waiting(HeapBudget budget, long bytes, String name, List<String> order) {
        Thread thread = new Thread(() -> {
            try {
                HeapBudget.Share share = budget.take(bytes);
                order.add(name);
                share.giveBack();
            } catch (JobPostponed | InterruptedException e) {
                order.add(name + ": " + e);
            }
        });
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }
}
