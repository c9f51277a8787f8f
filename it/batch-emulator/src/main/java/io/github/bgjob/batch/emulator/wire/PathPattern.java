package io.github.bgjob.batch.emulator.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A path in which {@code {}} stands for any segment, and {@code {*}} at its end for all that follow. */
public final class PathPattern {

    private static final String VARIABLE = "{}";
    private static final String REST = "{*}";

    private final List<String> pattern;
    private final boolean open;

    public PathPattern(String pattern) {
        List<String> segments = List.of(pattern.substring(1).split("/", -1));
        open = segments.get(segments.size() - 1).equals(REST);
        this.pattern = open ? segments.subList(0, segments.size() - 1) : segments;
    }

    /** What stands for the variables, if the path fits. Words of the pattern fit in any case. */
    public Optional<List<String>> match(List<String> segments) {
        if (open ? segments.size() <= pattern.size() : segments.size() != pattern.size()) {
            return Optional.empty();
        }
        List<String> variables = new ArrayList<>();
        for (int i = 0; i < pattern.size(); i++) {
            if (pattern.get(i).equals(VARIABLE)) {
                variables.add(segments.get(i));
            } else if (!pattern.get(i).equalsIgnoreCase(segments.get(i))) {
                return Optional.empty();
            }
        }
        if (open) {
            variables.add(String.join("/", segments.subList(pattern.size(), segments.size())));
        }
        return Optional.of(variables);
    }
}
