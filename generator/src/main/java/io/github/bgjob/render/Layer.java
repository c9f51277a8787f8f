package io.github.bgjob.render;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files that are in a project together or not at all.
 *
 * @param when the flags of which one suffices; empty when every project has the layer, an empty list when none has
 * @param paths which template files belong to it
 * @param except which of them do not
 */
record Layer(String name, Optional<List<String>> when, List<Glob> paths, List<Glob> except) {

    boolean isIn(Map<String, Boolean> flags) {
        return when.map(any -> any.stream().anyMatch(flags::get)).orElse(true);
    }

    /** Whether no project can have it. */
    boolean isNever() {
        return when.map(List::isEmpty).orElse(false);
    }

    boolean has(String path) {
        return paths.stream().anyMatch(glob -> glob.matches(path))
                && except.stream().noneMatch(glob -> glob.matches(path));
    }
}
