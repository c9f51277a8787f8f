package com.example.mixjobs.log;

import java.util.logging.LogManager;

/**
 * Keeps its handlers when the process ends. The JDK's own manager takes them away in a shutdown hook ({@code
 * LogManager.Cleaner}), while other hooks stop the program in good order, and what they log would be lost.
 */
public final class KeptLogging extends LogManager {

    /** For {@code java.util.logging.manager}. */
    public KeptLogging() {}

    @Override
    public void reset() {
        // Nobody here has handlers to take away but that hook.
    }
}
