package com.example.batchjobs.store;

/** The settings are incomplete or contradict each other; the message names the setting and says what to put there. */
public final class InvalidSettings extends RuntimeException {

    public InvalidSettings(String message) {
        super(message);
    }
}
