package io.github.bgjob.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What {@code deploy} zips and uploads of a project with functions: a cold start copies and opens it. */
record FunctionsPackage(Path project) {

    /** The bytes of all its files. */
    long bytes() throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve("functions/target/azure-functions"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(FunctionsPackage::size)
                    .sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
