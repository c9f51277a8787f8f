package io.github.bgjob.batch.emulator.autoscale;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names that stand for values of the language itself: intervals, and what may happen to tasks on leaving nodes. */
final class Constants {

    private static final Map<String, Value> VALUES = values();

    private Constants() {}

    static Optional<Value> named(String name) {
        return Optional.ofNullable(VALUES.get(name));
    }

    private static Map<String, Value> values() {
        Map<String, Value> values = new HashMap<>();
        Map.of(
                        "Zero", Duration.ZERO,
                        "100ns", Duration.ofNanos(100),
                        "Microsecond", Duration.ofNanos(1000),
                        "Millisecond", Duration.ofMillis(1),
                        "Second", Duration.ofSeconds(1),
                        "Minute", Duration.ofMinutes(1),
                        "Hour", Duration.ofHours(1),
                        "Day", Duration.ofDays(1),
                        "Week", Duration.ofDays(7),
                        "Year", Duration.ofDays(365))
                .forEach((name, length) -> values.put("TimeInterval_" + name, new Value.Interval(length)));
        Arrays.stream(NodeDeallocation.values())
                .forEach(option -> values.put(option.word(), new Value.Text(option.word())));
        return values;
    }
}
