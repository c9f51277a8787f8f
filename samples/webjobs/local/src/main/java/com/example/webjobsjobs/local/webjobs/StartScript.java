package com.example.webjobsjobs.local.webjobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file that a WebJob is started by.
 *
 * @param path from the folder that was deployed
 * @param host what runs it
 */
record StartScript(Path path, ScriptHost host) {

    private static final String FIRST_NAME = "run";

    /**
     * Chooses as Kudu does ({@code JobsManagerBase.FindCommandToRun} and {@code GetJobScriptDirectory}): the first host, and
     * of it the first extension, that a file {@code run} has; else the first that any file has. Capitals do not count, and
     * directories are not looked into, but for one that is all there is.
     *
     * @return empty where nothing can be started: for Kudu that is no WebJob
     */
    static Optional<StartScript> in(Path deployed, List<ScriptHost> hosts) throws IOException {
        Path folder = onlyDirectory(deployed);
        List<Path> files = entries(folder).stream().filter(Files::isRegularFile).toList();
        List<StartScript> candidates = hosts.stream()
                .flatMap(host -> host.extensions().stream().flatMap(extension -> files.stream()
                        .filter(file -> name(file).endsWith(extension))
                        .map(file -> new StartScript(deployed.relativize(file), host))))
                .toList();
        return candidates.stream()
                .filter(script -> script.isCalledRun())
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    private static Path onlyDirectory(Path folder) throws IOException {
        List<Path> entries = entries(folder);
        return entries.size() == 1 && Files.isDirectory(entries.get(0)) ? onlyDirectory(entries.get(0)) : folder;
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private boolean isCalledRun() {
        String name = name(path);
        return name.substring(0, name.lastIndexOf('.')).equals(FIRST_NAME);
    }

    private static String name(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
