package io.github.bgjob.batch.emulator.autoscale;

import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The parts of a timestamp, in UTC. The documentation gives 1 for Monday; that Sunday is 0 is our reading of it. */
enum TimestampMember {
    YEAR(ChronoField.YEAR),
    MONTH(ChronoField.MONTH_OF_YEAR),
    DAY(ChronoField.DAY_OF_MONTH),
    WEEKDAY(ChronoField.DAY_OF_WEEK),
    HOUR(ChronoField.HOUR_OF_DAY),
    MINUTE(ChronoField.MINUTE_OF_HOUR),
    SECOND(ChronoField.SECOND_OF_MINUTE);

    private static final int DAYS = 7;

    private final ChronoField field;

    TimestampMember(ChronoField field) {
        this.field = field;
    }

    static Optional<TimestampMember> named(String name) {
        return Arrays.stream(values())
                .filter(member -> member.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    Value.Scalar of(Value.Timestamp timestamp) {
        int part = timestamp.value().atOffset(ZoneOffset.UTC).get(field);
        return new Value.Scalar(this == WEEKDAY ? part % DAYS : part);
    }
}
