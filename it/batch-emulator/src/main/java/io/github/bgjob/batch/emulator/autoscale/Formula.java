package io.github.bgjob.batch.emulator.autoscale;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** An autoscale formula that has been read. */
public final class Formula {

    /** Bytes a formula may have. */
    public static final int MOST_BYTES = 8 * 1024;

    /** Statements a formula may have. */
    public static final int MOST_STATEMENTS = 100;

    private final List<Statement> statements;

    private Formula(List<Statement> statements) {
        this.statements = statements;
    }

    /** Reads a formula, or says where it is wrong and what was expected there. */
    public static Formula parse(String text) throws FormulaError {
        Position start = new Position(1, 1);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw FormulaError.at(start, "a formula has at most %d bytes, not %d".formatted(MOST_BYTES, bytes));
        }
        List<Statement> statements = Parser.statements(text);
        if (statements.isEmpty()) {
            throw FormulaError.at(start, "a formula has at least one statement");
        }
        if (statements.size() > MOST_STATEMENTS) {
            throw FormulaError.at(
                    statements.get(MOST_STATEMENTS).at(),
                    "a formula has at most %d statements, not %d".formatted(MOST_STATEMENTS, statements.size()));
        }
        return new Formula(statements);
    }

    /** What it says about a pool. Changes nothing. */
    public AutoscaleRun evaluate(PoolView pool) {
        try {
            return new Evaluation(pool).run(statements);
        } catch (FormulaError e) {
            return failed(pool, e);
        }
    }

    /** Reads and evaluates a formula; if it cannot be read, that is the error of the run. */
    public static AutoscaleRun evaluate(String text, PoolView pool) {
        try {
            return parse(text).evaluate(pool);
        } catch (FormulaError e) {
            return failed(pool, e);
        }
    }

    private static AutoscaleRun failed(PoolView pool, FormulaError error) {
        return new AutoscaleRun(pool.now(), pool.targets(), Evaluation.shown(pool.targets()), Optional.of(error));
    }
}
