package io.github.bgjob.batch.emulator.autoscale;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * The functions of the language. Where the documentation leaves it open: {@code percentile} takes 0 to 100 and gives the
 * nearest rank, {@code std} of one value is 0, and what needs a value is an error without any.
 */
record Function(String word, Arity arity, Body body) {

    interface Body {
        Value apply(Arguments call) throws FormulaError;
    }

    /** Ends the evaluation; the evaluation itself sees to it. */
    static final Function STOP = new Function("stop", Arity.NONE, call -> Value.Scalar.FALSE);

    private static final List<Function> ALL = List.of(
            new Function("avg", Arity.ANY, call -> scalar(average(call.someList()))),
            new Function("ceil", Arity.SOME, call -> each(call, Math::ceil)),
            new Function("floor", Arity.SOME, call -> each(call, Math::floor)),
            new Function("len", Arity.ANY, call -> scalar(call.list().size())),
            new Function("lg", Arity.SOME, call -> each(call, x -> Math.log(x) / Math.log(2))),
            new Function("ln", Arity.SOME, call -> each(call, Math::log)),
            new Function("log", Arity.SOME, call -> each(call, Math::log10)),
            new Function("max", Arity.ANY, call -> scalar(greatest(call.someList()))),
            new Function("min", Arity.ANY, call -> scalar(least(call.someList()))),
            new Function(
                    "norm",
                    Arity.ANY,
                    call -> scalar(Math.sqrt(
                            call.list().stream().mapToDouble(x -> x * x).sum()))),
            new Function("percentile", Arity.TWO, Function::percentile),
            new Function(
                    "rand",
                    Arity.NONE,
                    call -> scalar(ThreadLocalRandom.current().nextDouble())),
            new Function("range", Arity.ANY, call -> scalar(greatest(call.someList()) - least(call.someList()))),
            new Function("round", Arity.SOME, call -> each(call, x -> Math.signum(x) * Math.floor(Math.abs(x) + 0.5))),
            new Function("std", Arity.ANY, call -> scalar(deviation(call.someList()))),
            STOP,
            new Function(
                    "sum",
                    Arity.ANY,
                    call -> scalar(call.list().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())),
            new Function("time", new Arity(0, 1), Function::time),
            new Function("val", Arity.TWO, Function::element),
            new Function("vec", Arity.ANY, call -> new Value.Vector(call.list())));

    static Optional<Function> named(String name) {
        return ALL.stream().filter(function -> function.word.equals(name)).findFirst();
    }

    Value apply(Arguments call) throws FormulaError {
        return body.apply(call);
    }

    private static Value scalar(double value) {
        return new Value.Scalar(value);
    }

    /** One double gives a double; anything else a vector. */
    private static Value each(Arguments call, DoubleUnaryOperator operator) throws FormulaError {
        if (call.count() == 1 && call.isNumber(0)) {
            return scalar(operator.applyAsDouble(call.number(0)));
        }
        return new Value.Vector(
                call.list().stream().map(operator::applyAsDouble).toList());
    }

    private static double average(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).sum() / list.size();
    }

    private static double greatest(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private static double least(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private static double deviation(List<Double> list) {
        if (list.size() == 1) {
            return 0;
        }
        double average = average(list);
        double squares =
                list.stream().mapToDouble(x -> (x - average) * (x - average)).sum();
        return Math.sqrt(squares / (list.size() - 1));
    }

    private static Value percentile(Arguments call) throws FormulaError {
        List<Double> sorted = call.vector(0).stream().sorted().toList();
        double percent = call.number(1);
        if (sorted.isEmpty() || !(percent >= 0 && percent <= 100)) {
            throw call.error("needs a doubleVec with values and a double from 0 to 100");
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return scalar(sorted.get(Math.max(0, rank - 1)));
    }

    private static Value element(Arguments call) throws FormulaError {
        List<Double> vector = call.vector(0);
        double index = call.number(1);
        if (!(index >= 0 && index < vector.size())) {
            throw call.error(
                    "there is no element %s in a doubleVec of %d".formatted(new Value.Scalar(index), vector.size()));
        }
        return scalar(vector.get((int) index));
    }

    private static Value time(Arguments call) throws FormulaError {
        if (call.count() == 0 || call.text(0).isEmpty()) {
            return new Value.Timestamp(call.now());
        }
        return TimestampText.parse(call.text(0))
                .map(Value.Timestamp::new)
                .orElseThrow(() ->
                        call.error("expects a time such as 2026-11-24T09:30:00Z or Tue, 24 Nov 2026 09:30:00 GMT"));
    }
}
