package com.example.mixjobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.example.mixjobs.service.Delivery;
import com.example.mixjobs.service.Lease;
import com.example.mixjobs.service.Outcome;
import com.example.mixjobs.service.Tries;

@Timeout(10)
class LimitedTriesTest {

    /** A handler that knows of failures, and counts its own. */
    private static final class Counting implements MessageHandler {

        private final Outcome outcome;
        private long failed;
        private int calls;

        Counting(long failed, Outcome outcome) {
            this.failed = failed;
            this.outcome = outcome;
        }

        @Override
        public Outcome handle(Delivery delivery, Lease lease) {
            calls++;
            failed += outcome instanceof Outcome.Retry ? 1 : 0;
            return outcome;
        }

        @Override
        public Tries triesBefore(Delivery delivery) {
            return new Tries(failed, delivery.dequeueCount() - 1 - failed);
        }
    }

    @ParameterizedTest(name = "delivery {0}, {1} of 5 failed, {2}: {3} calls, {4}")
    @CsvSource({
        // delivery, failed before, what comes of the call, calls, what becomes of the message
        "  1, 0, Retry,  1, Retry",
        "  5, 4, Retry,  1, Poison",
        "  5, 4, Done,   1, Done",
        " 99, 0, Retry,  1, Retry",
        " 99, 3, Retry,  1, Retry",
        " 99, 4, Retry,  1, Poison",
        "  6, 5, Done,   0, Poison",
        "  1, 0, Poison, 1, Poison",
    })
    void failuresAreLimitedAndDeliveriesAreNot(
            long delivery, long failedBefore, String comes, int calls, String becomes) {
        Counting handler = new Counting(failedBefore, outcome(comes));

        Outcome outcome =
                new LimitedTries(handler, 5).handle(new Delivery("job", "message", delivery), Lease.KEPT_BY_PLATFORM);

        assertThat(outcome.getClass().getSimpleName()).isEqualTo(becomes);
        assertThat(handler.calls).isEqualTo(calls);
    }

    private static Outcome outcome(String name) {
        return switch (name) {
            case "Done" -> new Outcome.Done();
            case "Retry" -> new Outcome.Retry(new IOException("failed"));
            default -> new Outcome.Poison("no use");
        };
    }
}
