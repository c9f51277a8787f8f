package io.github.bgjob.batch.emulator.autoscale;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The methods by which a formula gets at the samples of a metric. */
record SampleMethod(String word, Arity arity, Body body) {

    interface Body {
        Value apply(Metric metric, SampleHistory history, Arguments call) throws FormulaError;
    }

    private static final List<SampleMethod> ALL = List.of(
            new SampleMethod("GetSample", new Arity(1, 3), SampleMethod::samples),
            new SampleMethod("GetSamplePercent", new Arity(1, 2), SampleMethod::percent),
            new SampleMethod(
                    "GetSamplePeriod", Arity.NONE, (metric, history, call) -> new Value.Interval(SampleHistory.PERIOD)),
            new SampleMethod(
                    "Count",
                    Arity.NONE,
                    (metric, history, call) -> new Value.Scalar(history.count(metric, call.now()))),
            new SampleMethod(
                    "HistoryBeginTime",
                    Arity.NONE,
                    (metric, history, call) -> new Value.Timestamp(history.begin(metric, call.now()))));

    static Optional<SampleMethod> named(String name) {
        return ALL.stream().filter(method -> method.word.equals(name)).findFirst();
    }

    Value apply(Metric metric, SampleHistory history, Arguments call) throws FormulaError {
        return body.apply(metric, history, call);
    }

    private static Value samples(Metric metric, SampleHistory history, Arguments call) throws FormulaError {
        if (call.isNumber(0)) {
            return newest(metric, history, call);
        }
        boolean endsNow = call.count() == 1 || call.isNumber(1);
        Span span = Span.between(call.time(0), endsNow ? call.now() : call.time(1));
        int percentAt = endsNow ? 1 : 2;
        if (call.count() > percentAt + 1) {
            throw call.error("nothing comes after the percentage");
        }
        double wanted = call.count() > percentAt ? call.number(percentAt) : 0;
        double received = history.percent(metric, span, call.now());
        if (received < wanted) {
            throw FormulaError.tooFewSamples(call.at(), metric, wanted, received);
        }
        return new Value.Vector(history.within(metric, span, call.now()));
    }

    private static Value newest(Metric metric, SampleHistory history, Arguments call) throws FormulaError {
        double count = call.number(0);
        if (call.count() != 1 || count < 1 || count != Math.rint(count)) {
            throw call.error("a number of samples is a whole number from 1 on and stands alone");
        }
        return new Value.Vector(history.newest(metric, (int) Math.min(count, Integer.MAX_VALUE), call.now()));
    }

    private static Value percent(Metric metric, SampleHistory history, Arguments call) throws FormulaError {
        Instant end = call.count() == 1 ? call.now() : call.time(1);
        Span span = Span.between(call.time(0), end);
        return new Value.Scalar(history.percent(metric, span, call.now()));
    }

    static List<String> words() {
        return ALL.stream().map(SampleMethod::word).toList();
    }
}
