package com.example.mixjobs.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.example.mixjobs.model.JobState;
import com.example.mixjobs.service.JobRefused;

/**
 * Which jobs to list.
 *
 * @param limit 1 to 200; 50 unless given
 */
record ListRequest(int limit, Optional<JobState> state) {

    private static final int DEFAULT = 50;
    private static final int MOST = 200;

    static ListRequest read(Map<String, String> query) {
        return new ListRequest(limit(query.getOrDefault("limit", "")), state(query.getOrDefault("state", "")));
    }

    private static int limit(String text) {
        if (text.isBlank()) {
            return DEFAULT;
        }
        if (text.strip().matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(text.strip());
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        }
        throw invalid("The limit is \"%s\", but must be a number from 1 to %d.".formatted(text, MOST));
    }

    private static Optional<JobState> state(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        String name = text.strip().toUpperCase(Locale.ROOT);
        return Optional.of(Arrays.stream(JobState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> invalid("There is no state \"%s\"; there are: %s.".formatted(text, states()))));
    }

    private static String states() {
        return Arrays.stream(JobState.values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    private static JobRefused invalid(String message) {
        return new JobRefused(JobRefused.Reason.INVALID, message);
    }
}
