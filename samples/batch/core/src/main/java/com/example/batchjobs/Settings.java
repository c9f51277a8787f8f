package com.example.batchjobs;

import java.util.Map;

import com.example.batchjobs.service.Tries;
import com.example.batchjobs.store.InvalidSettings;
import com.example.batchjobs.store.StorageAccess;

/**
 * What can be set from outside.
 *
 * @param storage {@code AzureWebJobsStorage} or its identity companions
 * @param maxInputBytes {@code JOBS_MAX_INPUT_BYTES}, 1 to 100,000,000; 20 MiB unless set
 * @param maxTries {@value Tries#SETTING}, 1 to {@value Tries#MOST}; {@value Tries#DEFAULT_MOST} unless set
 */
record Settings(StorageAccess storage, int maxInputBytes, int maxTries) {

    private static final String MAX_INPUT = "JOBS_MAX_INPUT_BYTES";
    private static final int MOST_ACCEPTED = 100_000_000;
    private static final int MAX_INPUT_DEFAULT = 20 * 1024 * 1024;

    /** @throws InvalidSettings naming the setting that is wrong */
    static Settings from(Map<String, String> settings) {
        return new Settings(
                StorageAccess.from(settings),
                number(settings, MAX_INPUT, MAX_INPUT_DEFAULT, "a number of bytes", MOST_ACCEPTED),
                number(settings, Tries.SETTING, Tries.DEFAULT_MOST, "a number of tries", Tries.MOST));
    }

    private static int number(Map<String, String> settings, String name, int byDefault, String what, int most) {
        String text = settings.get(name);
        if (text == null || text.isBlank()) {
            return byDefault;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw invalid(name, text, what, most);
        }
        throw invalid(name, text, what, most);
    }

    private static InvalidSettings invalid(String name, String text, String what, int most) {
        return new InvalidSettings("%s is \"%s\", but must be %s from 1 to %d.".formatted(name, text, what, most));
    }
}
