package io.github.bgjob.batch.emulator.autoscale;

/** A word of a formula. */
record Token(Kind kind, String text, Position at) {

    enum Kind {
        NUMBER,
        NAME,
        STRING,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** For messages. */
    String shown() {
        return switch (kind) {
            case END -> "the end of the formula";
            case STRING -> "\"" + text + "\"";
            default -> "'" + text + "'";
        };
    }
}
