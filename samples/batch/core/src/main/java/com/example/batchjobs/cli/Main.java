package com.example.batchjobs.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;

import com.example.batchjobs.Jobs;
import com.example.batchjobs.log.LogSetup;
import com.example.batchjobs.service.Processors;

/** Starts the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        LogSetup.off();
        Console console = new Console(
                new PrintWriter(System.out, true, Charset.defaultCharset()),
                new PrintWriter(System.err, true, Charset.defaultCharset()),
                Boolean.getBoolean("jobs.terminal"));
        JobsCommand command = new JobsCommand(
                Processors.onClassPath().operations(),
                () -> Jobs.fromEnvironment().service(),
                console,
                Pause.REAL);
        System.exit(command.run(arguments));
    }
}
