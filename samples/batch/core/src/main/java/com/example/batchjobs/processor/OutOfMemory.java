package com.example.batchjobs.processor;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds an {@link OutOfMemoryError} behind an exception of another name. Libraries wrap what they run into, and then it
 * looks as if the content were at fault; but it is the machine, and the next try may meet a better moment.
 */
public final class OutOfMemory {

    /** Longer chains of causes go round in a circle. */
    private static final int LONGEST_CHAIN = 100;

    private OutOfMemory() {}

    /** The error among a failure, its causes, and what was suppressed on the way. */
    public static Optional<OutOfMemoryError> behind(Throwable failure) {
        return chain(failure)
                .flatMap(it -> Stream.concat(
                        Stream.of(it), Stream.of(it.getSuppressed()).flatMap(OutOfMemory::chain)))
                .filter(OutOfMemoryError.class::isInstance)
                .map(OutOfMemoryError.class::cast)
                .findFirst();
    }

    /**
     * To be called before a failure is put down to the content.
     *
     * @throws OutOfMemoryError when there is one behind it
     */
    public static void rethrow(Throwable failure) {
        behind(failure).ifPresent(error -> {
            throw error;
        });
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, it -> it != null, Throwable::getCause).limit(LONGEST_CHAIN);
    }
}
