package io.github.bgjob.batch.emulator.autoscale;

/** Why a formula cannot be read or evaluated, and where. */
public final class FormulaError extends Exception {

    private static final long serialVersionUID = 1L;

    /** What the service distinguishes. */
    public enum Kind {
        FORMULA(
                "AutoScalingFormulaEvaluationError",
                "The autoscale formula cannot be evaluated because of an error in it"),
        SAMPLES("InsufficientSampleData", "Autoscale evaluation failed due to insufficient sample data");

        private final String code;
        private final String message;

        Kind(String code, String message) {
            this.code = code;
            this.message = message;
        }

        /** What programs compare. */
        public String code() {
            return code;
        }

        /** The sentence for people; the place and the detail are in the exception's own message. */
        public String message() {
            return message;
        }
    }

    private final Kind kind;

    private FormulaError(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    static FormulaError at(Position position, String what) {
        return new FormulaError(Kind.FORMULA, position + ": " + what);
    }

    static FormulaError tooFewSamples(Position position, Metric metric, double wanted, double received) {
        return new FormulaError(
                Kind.SAMPLES,
                "%s: Insufficient data from data set: %s wanted %.0f%%, received %.0f%%"
                        .formatted(position, metric.variable(), wanted, received));
    }

    public Kind kind() {
        return kind;
    }
}
