package io.github.bgjob.batch.emulator.autoscale;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What the operators do with values of which types: exactly what the documentation's table of operations lists. In
 * particular, nothing is subtracted from a timestamp but another one, and of a vector and a double the vector comes
 * first.
 */
final class Operators {

    /** One row: the operator, the types on both sides, and what comes out, which is nothing where sizes do not fit. */
    private record Row<L extends Value, R extends Value>(
            String operator, Class<L> left, Class<R> right, BiFunction<L, R, Optional<Value>> result) {

        boolean fits(String operator, Value left, Value right) {
            return this.operator.equals(operator) && this.left.isInstance(left) && this.right.isInstance(right);
        }

        Optional<Value> apply(Value left, Value right) {
            return result.apply(this.left.cast(left), this.right.cast(right));
        }
    }

    private static final double NANOS = 1e9;

    private static final List<Row<?, ?>> TABLE = table();

    private Operators() {}

    static Value unary(Position at, String operator, Value operand) throws FormulaError {
        boolean minus = operator.equals("-");
        if (operand instanceof Value.Scalar number) {
            return minus ? new Value.Scalar(-number.value()) : Value.Scalar.of(!number.isTrue());
        }
        if (minus && operand instanceof Value.Interval interval) {
            return new Value.Interval(interval.value().negated());
        }
        throw FormulaError.at(at, "there is no operation '%s%s'".formatted(operator, operand.type()));
    }

    static Value binary(Position at, String operator, Value left, Value right) throws FormulaError {
        Row<?, ?> row = TABLE.stream()
                .filter(candidate -> candidate.fits(operator, left, right))
                .findFirst()
                .orElseThrow(() -> FormulaError.at(
                        at, "there is no operation '%s %s %s'".formatted(left.type(), operator, right.type())));
        return row.apply(left, right)
                .orElseThrow(() -> FormulaError.at(at, "the two doubleVecs are not of the same length"));
    }

    private static List<Row<?, ?>> table() {
        List<Row<?, ?>> table = new ArrayList<>();
        numbersAndVectors(table, "+", Double::sum);
        numbersAndVectors(table, "-", (a, b) -> a - b);
        numbersAndVectors(table, "*", (a, b) -> a * b);
        numbersAndVectors(table, "/", (a, b) -> a / b);
        times(table);
        comparisons(table, Value.Scalar.class, Value.Scalar::value);
        comparisons(table, Value.Text.class, Value.Text::value);
        comparisons(table, Value.Timestamp.class, Value.Timestamp::value);
        comparisons(table, Value.Interval.class, Value.Interval::value);
        return List.copyOf(table);
    }

    private static void numbersAndVectors(List<Row<?, ?>> table, String operator, DoubleBinaryOperator result) {
        add(table, Value.Scalar.class, operator, Value.Scalar.class, (a, b) -> number(result, a.value(), b.value()));
        add(
                table,
                Value.Vector.class,
                operator,
                Value.Scalar.class,
                (a, b) -> new Value.Vector(a.values().stream()
                        .map(x -> result.applyAsDouble(x, b.value()))
                        .toList()));
        table.add(new Row<>(operator, Value.Vector.class, Value.Vector.class, (a, b) -> pairwise(result, a, b)));
    }

    private static Value number(DoubleBinaryOperator result, double left, double right) {
        return new Value.Scalar(result.applyAsDouble(left, right));
    }

    private static Optional<Value> pairwise(DoubleBinaryOperator result, Value.Vector left, Value.Vector right) {
        int length = left.values().size();
        if (right.values().size() != length) {
            return Optional.empty();
        }
        return Optional.of(new Value.Vector(IntStream.range(0, length)
                .mapToObj(i -> result.applyAsDouble(
                        left.values().get(i), right.values().get(i)))
                .toList()));
    }

    private static void times(List<Row<?, ?>> table) {
        Class<Value.Scalar> number = Value.Scalar.class;
        Class<Value.Interval> interval = Value.Interval.class;
        Class<Value.Timestamp> timestamp = Value.Timestamp.class;
        add(table, number, "*", interval, (a, b) -> interval(b.value(), a.value()));
        add(table, interval, "*", number, (a, b) -> interval(a.value(), b.value()));
        add(table, interval, "/", number, (a, b) -> interval(a.value(), 1 / b.value()));
        add(
                table,
                interval,
                "+",
                interval,
                (a, b) -> new Value.Interval(a.value().plus(b.value())));
        add(
                table,
                interval,
                "-",
                interval,
                (a, b) -> new Value.Interval(a.value().minus(b.value())));
        add(
                table,
                interval,
                "+",
                timestamp,
                (a, b) -> new Value.Timestamp(b.value().plus(a.value())));
        add(
                table,
                timestamp,
                "+",
                interval,
                (a, b) -> new Value.Timestamp(a.value().plus(b.value())));
        add(table, timestamp, "-", timestamp, (a, b) -> new Value.Interval(Duration.between(b.value(), a.value())));
    }

    private static Value interval(Duration length, double factor) {
        double seconds = length.toNanos() / NANOS * factor;
        return new Value.Interval(Duration.ofNanos(Math.round(seconds * NANOS)));
    }

    private static <T extends Value, C extends Comparable<C>> void comparisons(
            List<Row<?, ?>> table, Class<T> type, Function<T, C> key) {
        comparison(table, "<", type, key, order -> order < 0);
        comparison(table, "<=", type, key, order -> order <= 0);
        comparison(table, "==", type, key, order -> order == 0);
        comparison(table, ">=", type, key, order -> order >= 0);
        comparison(table, ">", type, key, order -> order > 0);
        comparison(table, "!=", type, key, order -> order != 0);
    }

    private static <T extends Value, C extends Comparable<C>> void comparison(
            List<Row<?, ?>> table, String operator, Class<T> type, Function<T, C> key, IntPredicate truth) {
        add(
                table,
                type,
                operator,
                type,
                (a, b) -> Value.Scalar.of(truth.test(key.apply(a).compareTo(key.apply(b)))));
    }

    private static <L extends Value, R extends Value> void add(
            List<Row<?, ?>> table, Class<L> left, String operator, Class<R> right, BiFunction<L, R, Value> result) {
        table.add(new Row<>(operator, left, right, result.andThen(Optional::of)));
    }
}
