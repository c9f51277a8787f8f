package io.github.bgjob.batch.emulator.day;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The formulas that generated projects give their pools. */
enum PoolFormula {
    SPOT,
    DEDICATED;

    /** The formula of the templates, with what a project's deployment puts before it. */
    String upTo(int maxNodes) {
        Path file = Path.of(System.getProperty("bgjob.root", "../.."))
                .resolve("templates/java/batch/src/main/resources")
                .resolve("autoscale-%s.txt".formatted(name().toLowerCase(Locale.ROOT)));
        try {
            return "maxNodes = " + maxNodes + ";\n" + Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
