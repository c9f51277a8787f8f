package com.example.functionsjobs.processor;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** What a job works on. */
public interface JobInput {

    /** The name of the operation asked for, one of {@link JobProcessor#operations()}. */
    String operation();

    /** The operation's parameters, as they stood in the query string; unmodifiable. */
    Map<String, String> parameters();

    /** The length of the content in bytes. */
    long size();

    /** Which try at which job this is; empty while a submission is checked, because there is no job yet. */
    default Optional<JobAttempt> attempt() {
        return Optional.empty();
    }

    /** Opens the content from its first byte; may be called more than once. The caller closes the stream. */
    InputStream open() throws IOException;
}
