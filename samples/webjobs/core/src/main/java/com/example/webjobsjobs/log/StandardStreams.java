package com.example.webjobsjobs.log;

import java.io.PrintStream;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Prints errors to standard error, which App Service marks as such in a WebJob's log, and all else to standard output. */
final class StandardStreams extends Handler {

    private final PrintStream output;
    private final PrintStream errors;

    StandardStreams(PrintStream output, PrintStream errors, Formatter formatter) {
        this.output = output;
        this.errors = errors;
        setFormatter(formatter);
    }

    @Override
    public void publish(LogRecord record) {
        if (isLoggable(record)) {
            boolean error = record.getLevel().intValue() >= Level.SEVERE.intValue();
            PrintStream stream = error ? errors : output;
            stream.print(getFormatter().format(record));
            stream.flush();
        }
    }

    @Override
    public void flush() {
        output.flush();
        errors.flush();
    }

    /** The streams are the process's. */
    @Override
    public void close() {
        flush();
    }
}
