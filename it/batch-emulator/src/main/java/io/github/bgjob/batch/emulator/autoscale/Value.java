package io.github.bgjob.batch.emulator.autoscale;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A value of the language. As text it looks as in the service's results. */
sealed interface Value {

    /** Its type as the documentation names it. */
    String type();

    record Scalar(double value) implements Value {

        static final Scalar TRUE = new Scalar(1);
        static final Scalar FALSE = new Scalar(0);

        static Scalar of(boolean truth) {
            return truth ? TRUE : FALSE;
        }

        boolean isTrue() {
            return value != 0;
        }

        @Override
        public String type() {
            return "double";
        }

        @Override
        public String toString() {
            return Double.isFinite(value)
                    ? new BigDecimal(Double.toString(value))
                            .stripTrailingZeros()
                            .toPlainString()
                    : Double.toString(value);
        }
    }

    record Vector(List<Double> values) implements Value {

        public Vector {
            values = List.copyOf(values);
        }

        @Override
        public String type() {
            return "doubleVec";
        }

        @Override
        public String toString() {
            return values.stream()
                    .map(value -> new Scalar(value).toString())
                    .collect(Collectors.joining(",", "[", "]"));
        }
    }

    record Text(String value) implements Value {

        @Override
        public String type() {
            return "string";
        }

        @Override
        public String toString() {
            return value;
        }
    }

    record Timestamp(Instant value) implements Value {

        private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                        "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC);

        @Override
        public String type() {
            return "timestamp";
        }

        @Override
        public String toString() {
            return FORM.format(value);
        }
    }

    record Interval(Duration value) implements Value {

        @Override
        public String type() {
            return "timeinterval";
        }

        @Override
        public String toString() {
            Duration length = value.abs();
            return "%s%s%02d:%02d:%02d%s"
                    .formatted(
                            value.isNegative() ? "-" : "",
                            length.toDays() == 0 ? "" : length.toDays() + ".",
                            length.toHoursPart(),
                            length.toMinutesPart(),
                            length.toSecondsPart(),
                            length.toNanosPart() == 0 ? "" : ".%07d".formatted(length.toNanosPart() / 100));
        }
    }
}
