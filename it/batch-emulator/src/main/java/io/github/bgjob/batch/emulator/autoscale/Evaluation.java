package io.github.bgjob.batch.emulator.autoscale;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One run of a formula over a pool. */
final class Evaluation {

    private final PoolView pool;
    private final Map<String, Value> variables = new HashMap<>();
    private boolean stopped;

    Evaluation(PoolView pool) {
        this.pool = pool;
    }

    AutoscaleRun run(List<Statement> statements) throws FormulaError {
        Map<String, Position> places = new HashMap<>();
        for (Statement statement : statements) {
            Value value = statement.expression().in(this);
            if (stopped) {
                break;
            }
            statement.variable().ifPresent(name -> {
                variables.put(name, value);
                places.put(name, statement.at());
            });
        }
        Targets targets = targets(places);
        return new AutoscaleRun(pool.now(), targets, results(targets), Optional.empty());
    }

    private Targets targets(Map<String, Position> places) throws FormulaError {
        return new Targets(
                nodes(Target.DEDICATED, pool.targets().dedicated(), places),
                nodes(Target.LOW_PRIORITY, pool.targets().lowPriority(), places),
                deallocation(places));
    }

    /** A fraction of a node is cut off. Which way the service rounds is not documented. */
    private int nodes(Target target, int before, Map<String, Position> places) throws FormulaError {
        Optional<String> name = assignedName(target);
        if (name.isEmpty()) {
            return before;
        }
        if (variables.get(name.get()) instanceof Value.Scalar number
                && number.value() >= 0
                && number.value() < Integer.MAX_VALUE) {
            return (int) number.value();
        }
        throw FormulaError.at(
                places.get(name.get()),
                "%s must be a double from 0 on, not %s %s"
                        .formatted(name.get(), variables.get(name.get()).type(), variables.get(name.get())));
    }

    private NodeDeallocation deallocation(Map<String, Position> places) throws FormulaError {
        Optional<String> name = assignedName(Target.DEALLOCATION);
        if (name.isEmpty()) {
            return NodeDeallocation.REQUEUE;
        }
        String word = variables.get(name.get()).toString();
        return NodeDeallocation.named(word)
                .orElseThrow(() -> FormulaError.at(
                        places.get(name.get()),
                        "%s must be requeue, terminate, taskcompletion or retaineddata, not %s"
                                .formatted(name.get(), word)));
    }

    private Optional<String> assignedName(Target target) {
        return variables.containsKey(target.variable())
                ? Optional.of(target.variable())
                : Optional.of(target.alias()).filter(variables::containsKey);
    }

    static String shown(Targets targets) {
        return "%s=%d;%s=%d;%s=%s"
                .formatted(
                        Target.DEDICATED.variable(), targets.dedicated(),
                        Target.LOW_PRIORITY.variable(), targets.lowPriority(),
                        Target.DEALLOCATION.variable(), targets.deallocation().word());
    }

    private String results(Targets targets) {
        StringBuilder results = new StringBuilder(shown(targets));
        new TreeMap<>(variables).forEach((name, value) -> {
            if (Target.named(name).isEmpty()) {
                results.append(';').append(name).append('=').append(value);
            }
        });
        return results.toString();
    }

    Value variable(Position at, String name) throws FormulaError {
        Value assigned = variables.get(name);
        if (assigned != null) {
            return assigned;
        }
        Optional<Target> target = Target.named(name);
        return target.isPresent()
                ? before(target.get())
                : reading(at, Metric.named(name).orElseThrow());
    }

    private Value before(Target target) {
        return switch (target) {
            case DEDICATED -> new Value.Scalar(pool.targets().dedicated());
            case LOW_PRIORITY -> new Value.Scalar(pool.targets().lowPriority());
            case DEALLOCATION -> new Value.Text(pool.targets().deallocation().word());
        };
    }

    private Value reading(Position at, Metric metric) throws FormulaError {
        Double reading = pool.readings().get(metric);
        if (reading == null) {
            throw FormulaError.tooFewSamples(at, metric, 100, 0);
        }
        return new Value.Scalar(reading);
    }

    Value call(Position at, Function function, List<Expression> arguments) throws FormulaError {
        stopped |= function.equals(Function.STOP);
        return function.apply(arguments(at, function.word(), arguments));
    }

    Value sample(Position at, Metric metric, SampleMethod method, List<Expression> arguments) throws FormulaError {
        return method.apply(metric, pool.history(), arguments(at, method.word(), arguments));
    }

    private Arguments arguments(Position at, String name, List<Expression> expressions) throws FormulaError {
        List<Value> values = new ArrayList<>();
        for (Expression expression : expressions) {
            values.add(expression.in(this));
        }
        return new Arguments(at, name, values, pool.now());
    }
}
