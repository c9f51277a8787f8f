package io.github.bgjob.batch.emulator.autoscale;

import java.util.List;

/** An expression of a formula, with the place that its errors name. */
sealed interface Expression {

    Position at();

    /** Its value in a run. */
    Value in(Evaluation run) throws FormulaError;

    record Literal(Position at, Value value) implements Expression {

        @Override
        public Value in(Evaluation run) {
            return value;
        }
    }

    record Variable(Position at, String name) implements Expression {

        @Override
        public Value in(Evaluation run) throws FormulaError {
            return run.variable(at, name);
        }
    }

    record Unary(Position at, String operator, Expression operand) implements Expression {

        @Override
        public Value in(Evaluation run) throws FormulaError {
            return Operators.unary(at, operator, operand.in(run));
        }
    }

    record Binary(Position at, String operator, Expression left, Expression right) implements Expression {

        @Override
        public Value in(Evaluation run) throws FormulaError {
            return Operators.binary(at, operator, left.in(run), right.in(run));
        }
    }

    record And(Position at, Expression left, Expression right) implements Expression {

        @Override
        public Value in(Evaluation run) throws FormulaError {
            return Value.Scalar.of(left.isTrueIn(run) && right.isTrueIn(run));
        }
    }

    record Or(Position at, Expression left, Expression right) implements Expression {

        @Override
        public Value in(Evaluation run) throws FormulaError {
            return Value.Scalar.of(left.isTrueIn(run) || right.isTrueIn(run));
        }
    }

    /** Only the branch that was chosen is evaluated: formulas in the documentation rely on it. */
    record Conditional(Position at, Expression condition, Expression whenTrue, Expression whenFalse)
            implements Expression {

        @Override
        public Value in(Evaluation run) throws FormulaError {
            return condition.isTrueIn(run) ? whenTrue.in(run) : whenFalse.in(run);
        }
    }

    record Call(Position at, Function function, List<Expression> arguments) implements Expression {

        @Override
        public Value in(Evaluation run) throws FormulaError {
            return run.call(at, function, arguments);
        }
    }

    /** A method of a metric, such as {@code $PendingTasks.GetSample(5)}. */
    record Sampling(Position at, Metric metric, SampleMethod method, List<Expression> arguments) implements Expression {

        @Override
        public Value in(Evaluation run) throws FormulaError {
            return run.sample(at, metric, method, arguments);
        }
    }

    /** A member of a timestamp, such as {@code time().weekday}. */
    record Member(Position at, Expression owner, TimestampMember member) implements Expression {

        @Override
        public Value in(Evaluation run) throws FormulaError {
            if (owner.in(run) instanceof Value.Timestamp timestamp) {
                return member.of(timestamp);
            }
            throw FormulaError.at(at, "only timestamps have members");
        }
    }

    /** As a condition: zero is false, every other double true. */
    default boolean isTrueIn(Evaluation run) throws FormulaError {
        Value value = in(run);
        if (value instanceof Value.Scalar number) {
            return number.isTrue();
        }
        throw FormulaError.at(at(), "a condition must be a double, not a " + value.type());
    }
}
