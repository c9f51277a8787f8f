package io.github.bgjob.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The lines of a project's README that call it with curl, to be made as they stand there, each once. */
final class ReadmeCalls {

    private static final String LINE = "    curl ";
    private static final String ADDRESS = "http://127.0.0.1:7071/";
    private static final String JOB = "JOB-ID";
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Path directory;
    private final URI page;
    private final List<String> left;

    private ReadmeCalls(Path directory, URI page, List<String> left) {
        this.directory = directory;
        this.page = page;
        this.left = left;
    }

    /**
     * Reads them.
     *
     * @param page to be called in place of the address that the README knows
     * @param directory where they are made
     */
    static ReadmeCalls of(Path project, URI page, Path directory) throws IOException {
        return new ReadmeCalls(
                directory,
                page,
                Files.readAllLines(project.resolve("README.md")).stream()
                        .filter(line -> line.startsWith(LINE))
                        .map(String::strip)
                        .collect(Collectors.toCollection(ArrayList::new)));
    }

    /** Makes the first that has not been made and contains that, and gives what it printed. */
    String make(String part, String job) throws IOException, InterruptedException {
        String call = left.stream()
                .filter(line -> line.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No call with %s is left: %s".formatted(part, left)));
        left.remove(call);
        return Command.in(
                        directory,
                        "sh",
                        "-c",
                        call.replace(ADDRESS, page.toString()).replace(JOB, job))
                .succeedWithin(LIMIT);
    }

    List<String> left() {
        return List.copyOf(left);
    }
}
