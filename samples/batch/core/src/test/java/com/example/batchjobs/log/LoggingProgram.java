package com.example.batchjobs.log;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.batchjobs.store.InvalidSettings;

/** Logs something of each kind, also while it is being stopped. */
final class LoggingProgram {

    private LoggingProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            if (List.of(arguments).contains("platform")) {
                LogSetup.ofPlatform(System.getenv());
            } else {
                LogSetup.ofProcess(System.getenv());
            }
        } catch (InvalidSettings e) {
            System.err.println(e.getMessage());
        }
        Logger own = LoggerFactory.getLogger(LoggingProgram.class);
        Logger storage = LoggerFactory.getLogger("com.azure.storage.Anything");
        Logger library = LoggerFactory.getLogger("some.Library");
        own.error("An error", new IllegalStateException("for a reason"));
        own.warn("A warning of {}\nlines", 2);
        own.info("An information");
        own.debug("A detail");
        storage.error("What is thrown, too");
        library.info("A library's information");
        library.debug("A library's detail");
        Thread stop = new Thread(() -> {
            waitForTheHookOfTheJdk();
            own.info("Stopped");
        });
        Runtime.getRuntime().addShutdownHook(stop);
    }

    /** The one that would take handlers away is among those that run at the same time as this one. */
    private static void waitForTheHookOfTheJdk() {
        Thread.getAllStackTraces().keySet().stream()
                .filter(it -> it.getClass().getName().contains("LogManager$Cleaner"))
                .forEach(LoggingProgram::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
