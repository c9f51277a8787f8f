package io.github.bgjob.answers;

import java.util.Locale;

/** Where an answer came from; an earlier source outranks a later one. */
public enum Source {
    FLAG,
    FILE,
    PROMPT,
    DEFAULT;

    /** As it stands in explanations and JSON: {@code flag}, {@code file}, {@code prompt} or {@code default}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
