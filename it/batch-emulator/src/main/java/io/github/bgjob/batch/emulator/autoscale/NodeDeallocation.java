package io.github.bgjob.batch.emulator.autoscale;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of the tasks on a node that leaves the pool, by the names of the service. */
public enum NodeDeallocation {
    REQUEUE,
    TERMINATE,
    TASKCOMPLETION,
    RETAINEDDATA;

    /** Its name in formulas and requests. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The option of that name; case does not matter. */
    public static Optional<NodeDeallocation> named(String word) {
        return Arrays.stream(values())
                .filter(option -> option.word().equalsIgnoreCase(word))
                .findFirst();
    }
}
