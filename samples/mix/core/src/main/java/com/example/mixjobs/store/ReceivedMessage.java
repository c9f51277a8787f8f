package com.example.mixjobs.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A message as it was received, its text not yet decoded.
 *
 * @param popReceipt proves that this receiver holds the message; a renewal gives a new one
 * @param dequeueCount how often it was delivered, this time included
 * @param text as it stands in the queue; Base64 when it was sent by this project
 */
public record ReceivedMessage(String id, String popReceipt, long dequeueCount, Instant inserted, String text) {

    /** What the text says; empty when it is not Base64. */
    public Optional<String> body() {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
