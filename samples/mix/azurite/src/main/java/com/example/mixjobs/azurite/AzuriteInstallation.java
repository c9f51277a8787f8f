package com.example.mixjobs.azurite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Azurite package in the user's cache directory; one for all projects. */
final class AzuriteInstallation {

    static final String VERSION = "3.35.0";
    static final String GUARD = "bgjob-guard.js";

    private static final Object ONE_AT_A_TIME = new Object();

    private final Path directory;

    /** Takes the directory that holds one subdirectory for each version. */
    AzuriteInstallation(Path cache) {
        this.directory = cache.resolve("azurite-" + VERSION);
    }

    static AzuriteInstallation ofThisUser() {
        return new AzuriteInstallation(cacheDirectory(System.getenv(), Path.of(System.getProperty("user.home"))));
    }

    /** Where this user's caches are: XDG on Unix, {@code %LOCALAPPDATA%} on Windows. */
    static Path cacheDirectory(Map<String, String> environment, Path home) {
        return Stream.of("XDG_CACHE_HOME", "LOCALAPPDATA")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .findFirst()
                .orElse(home.resolve(".cache"))
                .resolve("bgjob");
    }

    /**
     * The script to start, installed if it was not there. Processes that ask at the same time wait for the one that
     * installs.
     */
    Path script() {
        NodeJs.check(NodeJs.COMMAND);
        Path script = directory.resolve(Path.of("node_modules", "azurite", "dist", "src", "azurite.js"));
        if (!Files.exists(script)) {
            try {
                Files.createDirectories(directory.getParent());
                installUnlessThere();
            } catch (IOException e) {
                throw new AzuriteUnavailable("Azurite could not be installed in " + directory + ": " + e, e);
            }
        }
        return script;
    }

    private void installUnlessThere() throws IOException {
        // A file lock keeps other processes out, but throws at another thread of this one.
        synchronized (ONE_AT_A_TIME) {
            Path lockFile = directory.resolveSibling(directory.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(directory)) {
                    install();
                }
            }
        }
    }

    private void install() throws IOException {
        System.err.println(
                "Installing Azurite " + VERSION + " through npm in " + directory + " (once for this user) ...");
        Path partial = directory.resolveSibling(directory.getFileName() + ".partial");
        delete(partial);
        Files.createDirectories(partial);
        Files.writeString(
                partial.resolve("package.json"),
                "{\"private\": true, \"dependencies\": {\"azurite\": \"" + VERSION + "\"}}\n");
        NodeJs.install(partial);
        Path scripts = partial.resolve(Path.of("node_modules", "azurite", "dist", "src"));
        try (InputStream guard = AzuriteInstallation.class.getResourceAsStream("guard.js")) {
            Files.copy(guard, scripts.resolve(GUARD));
        }
        Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void delete(Path tree) throws IOException {
        if (Files.notExists(tree)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(tree)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
