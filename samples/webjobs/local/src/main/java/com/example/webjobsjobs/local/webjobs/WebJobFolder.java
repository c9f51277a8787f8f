package com.example.webjobsjobs.local.webjobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where a WebJob runs: in a copy of the folder that was deployed. At each start the copy is renewed when it differs from
 * that folder, and what differs is told by names and times alone, whatever the files hold, as in Kudu
 * ({@code BaseJobRunner.CacheJobBinaries} and {@code JobDirectoryHasChanged}). Not safe for use by several threads.
 */
final class WebJobFolder {

    private final Path deployed;
    private final Path copies;
    private int number;
    private Optional<Path> copy = Optional.empty();
    private Set<String> copied = Set.of();

    /**
     * Has no copy yet: like Kudu, the first start makes one.
     *
     * @param copies where copies are made; deleted each time
     */
    WebJobFolder(Path deployed, Path copies) {
        this.deployed = deployed;
        this.copies = copies;
    }

    /** The copy to run from, made anew where it has to be; then the processes of the last one must have ended. */
    Path toRunFrom() throws IOException {
        Map<String, FileTime> now = times(deployed);
        if (copy.isEmpty() || hasChanged(now, times(copy.get()), copied)) {
            Trees.delete(copies);
            number++;
            Path fresh = copies.resolve(Integer.toString(number));
            Trees.copy(deployed, fresh);
            copied = now.keySet();
            copy = Optional.of(fresh);
        }
        return copy.get();
    }

    /** A file that was made in the copy is no change. */
    private static boolean hasChanged(Map<String, FileTime> now, Map<String, FileTime> then, Set<String> copied) {
        boolean newOrTouched =
                now.entrySet().stream().anyMatch(file -> !file.getValue().equals(then.get(file.getKey())));
        return newOrTouched || !now.keySet().containsAll(copied);
    }

    private static Map<String, FileTime> times(Path folder) throws IOException {
        Map<String, FileTime> times = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                times.put(folder.relativize(file).toString(), Files.getLastModifiedTime(file));
            }
        }
        return times;
    }
}
