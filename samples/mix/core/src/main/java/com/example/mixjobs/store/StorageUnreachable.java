package com.example.mixjobs.store;

/** The storage account does not answer, or refuses to. */
public final class StorageUnreachable extends Exception {

    StorageUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
