package com.example.mixjobs;

import java.util.Map;

import com.example.mixjobs.store.InvalidSettings;
import com.example.mixjobs.store.StorageAccess;

/**
 * What can be set from outside.
 *
 * @param storage {@code AzureWebJobsStorage} or its identity companions
 * @param maxInputBytes {@code JOBS_MAX_INPUT_BYTES}, 1 to 100,000,000; 20 MiB unless set
 */
record Settings(StorageAccess storage, int maxInputBytes) {

    private static final String MAX_INPUT = "JOBS_MAX_INPUT_BYTES";
    private static final int MOST_ACCEPTED = 100_000_000;
    private static final int MAX_INPUT_DEFAULT = 20 * 1024 * 1024;

    /** @throws InvalidSettings naming the setting that is wrong */
    static Settings from(Map<String, String> settings) {
        return new Settings(StorageAccess.from(settings), maxInputBytes(settings.get(MAX_INPUT)));
    }

    private static int maxInputBytes(String text) {
        if (text == null || text.isBlank()) {
            return MAX_INPUT_DEFAULT;
        }
        try {
            int bytes = Integer.parseInt(text.strip());
            if (bytes >= 1 && bytes <= MOST_ACCEPTED) {
                return bytes;
            }
        } catch (NumberFormatException e) {
            throw invalid(text);
        }
        throw invalid(text);
    }

    private static InvalidSettings invalid(String text) {
        return new InvalidSettings(
                "%s is \"%s\", but must be a number of bytes from 1 to %d.".formatted(MAX_INPUT, text, MOST_ACCEPTED));
    }
}
