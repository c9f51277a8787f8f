package com.example.mixjobs.azurite;

/** Azurite could not be installed or started; the message says why and what to do. */
public final class AzuriteUnavailable extends RuntimeException {

    AzuriteUnavailable(String message) {
        super(message);
    }

    AzuriteUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
