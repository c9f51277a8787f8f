package com.example.functionsjobs.processor;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** What a job works on. */
public interface JobInput {

    /** The operation asked for, one of {@link JobProcessor#operations()}. */
    String operation();

    /** The operation's parameters, as they stood in the query string; unmodifiable. */
    Map<String, String> parameters();

    /** The length of the content in bytes. */
    long size();

    /** Opens the content from its first byte; may be called more than once. The caller closes the stream. */
    InputStream open() throws IOException;
}
