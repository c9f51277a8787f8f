package com.example.batchjobs.batch.account;

import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a call again that may pass the next time: after a time-out, a cut connection, 408, 429 and 5xx. The pauses are
 * those that Azure Batch asks for, else they grow exponentially, with a random part.
 */
final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private Retries() {}

    /**
     * Makes the call.
     *
     * @throws BatchUnavailable when the last try failed too, or the program is not let in
     * @throws BatchErrorException when the call itself is wrong, or what it is about is not as it assumes
     */
    static <T> T call(Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (BatchErrorException e) {
                if (BatchErrors.keepsOut(e)) {
                    throw new BatchUnavailable(
                            "Azure Batch does not let this program in (%s). Has its identity the role on the account?"
                                    .formatted(BatchErrors.text(e)),
                            e);
                }
                if (!BatchErrors.mayPass(e)) {
                    throw e;
                }
                pauseOrGiveUp(attempt, BatchErrors.text(e), retryAfter(e), e);
            } catch (RuntimeException e) {
                if (!cameOfTheConnection(e)) {
                    throw e;
                }
                pauseOrGiveUp(attempt, String.valueOf(e.getMessage()), Optional.empty(), e);
            }
        }
    }

    private static boolean cameOfTheConnection(Throwable e) {
        return e != null && (e instanceof IOException || cameOfTheConnection(e.getCause()));
    }

    private static void pauseOrGiveUp(int attempt, String what, Optional<Duration> asked, RuntimeException cause) {
        if (attempt == TRIES || Thread.currentThread().isInterrupted()) {
            throw new BatchUnavailable("Azure Batch does not answer: " + what, cause);
        }
        LOG.info("Azure Batch: {}; trying again", what);
        Duration pause = asked.orElseGet(() -> growing(attempt));
        LockSupport.parkNanos((pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause).toNanos());
    }

    private static Duration growing(int attempt) {
        double spread = ThreadLocalRandom.current().nextDouble(0.5, 1.5);
        return Duration.ofMillis((long) (FIRST_PAUSE.toMillis() * Math.pow(2, attempt) * spread));
    }

    private static Optional<Duration> retryAfter(BatchErrorException e) {
        String seconds = e.response() == null ? null : e.response().headers().get("Retry-After");
        return seconds != null && seconds.matches("\\d{1,4}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds)))
                : Optional.empty();
    }
}
