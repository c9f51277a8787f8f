package io.github.bgjob.batch.emulator.autoscale;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a function or method was called with: checked access, so that each error names the call and its place. */
record Arguments(Position at, String name, List<Value> values, Instant now) {

    int count() {
        return values.size();
    }

    /** All of them as one vector: what the documentation calls a doubleVecList. */
    List<Double> list() throws FormulaError {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Value.Scalar number) {
                all.add(number.value());
            } else if (values.get(i) instanceof Value.Vector vector) {
                all.addAll(vector.values());
            } else {
                throw wrong(i, "double or doubleVec");
            }
        }
        return all;
    }

    /** As {@link #list}, for what has no value without any. */
    List<Double> someList() throws FormulaError {
        List<Double> all = list();
        if (all.isEmpty()) {
            throw error("there is no value to take it of");
        }
        return all;
    }

    double number(int index) throws FormulaError {
        if (values.get(index) instanceof Value.Scalar number) {
            return number.value();
        }
        throw wrong(index, "double");
    }

    List<Double> vector(int index) throws FormulaError {
        if (values.get(index) instanceof Value.Vector vector) {
            return vector.values();
        }
        throw wrong(index, "doubleVec");
    }

    String text(int index) throws FormulaError {
        if (values.get(index) instanceof Value.Text text) {
            return text.value();
        }
        throw wrong(index, "string");
    }

    /** A time: itself, or so long before now. */
    Instant time(int index) throws FormulaError {
        if (values.get(index) instanceof Value.Timestamp timestamp) {
            return timestamp.value();
        }
        if (values.get(index) instanceof Value.Interval interval) {
            return now.minus(interval.value());
        }
        throw wrong(index, "timestamp or timeinterval");
    }

    boolean isNumber(int index) {
        return values.get(index) instanceof Value.Scalar;
    }

    FormulaError error(String what) {
        return FormulaError.at(at, name + "(): " + what);
    }

    private FormulaError wrong(int index, String expected) {
        return error("argument %d must be a %s, not a %s"
                .formatted(index + 1, expected, values.get(index).type()));
    }
}
