package com.example.functionsjobs.log;

import java.time.ZoneId;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

import com.example.functionsjobs.store.InvalidSettings;

/**
 * Sets up the log: a line each, errors on standard error and the rest on standard output, as much as {@code
 * JOBS_LOG_LEVEL} says (error, warn, info or debug; info unless set).
 *
 * <p>It is java.util.logging's, because the agent of Application Insights takes that over (and no log of slf4j-simple:
 * microsoft/ApplicationInsights-Java#1817). Who passes {@code java.util.logging.config.file} or {@code .class} to the
 * virtual machine has a configuration of their own, which then holds.
 */
public final class LogSetup {

    private LogSetup() {}

    /**
     * For a program that has its process to itself; comes before any logger is made.
     *
     * @throws InvalidSettings when {@code JOBS_LOG_LEVEL} is none; the log is set up nevertheless, at info
     */
    public static void ofProcess(Map<String, String> settings) {
        if (isConfigured()) {
            return;
        }
        System.getProperties().putIfAbsent("java.util.logging.manager", KeptLogging.class.getName());
        Logger root = LogManager.getLogManager().getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        Handler streams = new StandardStreams(System.out, System.err, new OneLine(ZoneId.systemDefault()));
        streams.setLevel(Level.ALL);
        root.addHandler(streams);
        Levels.set(LogLevel.INFO);
        Levels.set(LogLevel.from(settings));
    }

    /**
     * For a program in a process whose log a platform reads, as Azure Functions does: each line becomes an entry there, and
     * its level is found by the word (azure-functions-host, {@code WorkerProcess}). So handlers stay where they are.
     *
     * @throws InvalidSettings when {@code JOBS_LOG_LEVEL} is none
     */
    public static void ofPlatform(Map<String, String> settings) {
        if (isConfigured()) {
            return;
        }
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            if (handler instanceof ConsoleHandler) {
                handler.setLevel(Level.ALL);
                handler.setFormatter(new OneLine(ZoneId.systemDefault()));
            }
        }
        Levels.set(LogLevel.INFO);
        Levels.set(LogLevel.from(settings));
    }

    /** For a program that says all it has to say by itself. */
    public static void off() {
        Levels.off();
    }

    private static boolean isConfigured() {
        return System.getProperty("java.util.logging.config.file") != null
                || System.getProperty("java.util.logging.config.class") != null;
    }
}
