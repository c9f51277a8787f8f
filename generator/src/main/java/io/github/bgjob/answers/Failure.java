package io.github.bgjob.answers;

import static java.util.Objects.requireNonNull;

/**
 * An error that a person caused or can mend: what is wrong and where, and what to do next. Carries every message that
 * ends a run; anything else that is thrown is a defect of this program.
 */
public final class Failure extends RuntimeException {

    /** What a failure means for the run as a whole. */
    public enum Kind {
        /** An answer, option, name, file or target directory that cannot be used. Exit code 2. */
        BAD_INPUT,
        /** A platform or language that is recommended, but whose templates are not there yet. Exit code 3. */
        NOT_YET,
        /** The rules have no platform for these answers. Exit code 4. */
        NO_RECOMMENDATION,
        /** The machine refused: a full disk, a file that vanished. Exit code 1. */
        ENVIRONMENT
    }

    private final Kind kind;
    private final String suggestion;

    /** Bad input. */
    public Failure(String what, String suggestion) {
        this(Kind.BAD_INPUT, what, suggestion, null);
    }

    public Failure(Kind kind, String what, String suggestion) {
        this(kind, what, suggestion, null);
    }

    /**
     * @param what one sentence: what is wrong and where
     * @param suggestion one sentence: what to do next
     * @param cause may be null
     */
    public Failure(Kind kind, String what, String suggestion, Throwable cause) {
        super(requireNonNull(what), cause);
        this.kind = requireNonNull(kind);
        this.suggestion = requireNonNull(suggestion);
    }

    public Kind kind() {
        return kind;
    }

    public String what() {
        return getMessage();
    }

    public String suggestion() {
        return suggestion;
    }
}
