package com.example.mixjobs.processor;

/**
 * A job that can never succeed, however often it is tried: it goes to the poison queue at the first try.
 *
 * <p>The message is shown to the person who sent the job; it says what is wrong with the input and what would be
 * accepted.
 */
public class PermanentFailure extends Exception {

    /** Why, as far as an HTTP client needs to tell. */
    public enum Kind {
        /** A parameter or the content is wrong (HTTP 400). */
        INVALID,
        /** The content is larger than what is accepted (HTTP 413). */
        TOO_LARGE,
        /** The content is of a type that is not accepted (HTTP 415). */
        UNSUPPORTED
    }

    private final Kind kind;

    public PermanentFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public PermanentFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
