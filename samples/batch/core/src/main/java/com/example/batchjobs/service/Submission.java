package com.example.batchjobs.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a person asks for.
 *
 * @param parameters of the operation; unmodifiable
 * @param idempotencyKey null when there is none
 */
@SuppressWarnings("ArrayRecordComponent")
public record Submission(String operation, Map<String, String> parameters, byte[] content, String idempotencyKey) {

    public Submission {
        parameters = Map.copyOf(parameters);
    }

    /** The same for the same operation, parameters and content, whatever the order of the parameters. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, operation);
            new TreeMap<>(parameters).forEach((name, value) -> {
                add(digest, name);
                add(digest, value);
            });
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The length stands before the text, so that no two lists of texts give the same bytes. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
