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

    /** The same with as many Spot nodes, preempted ones included, as a deployment allows by default. */
    String upTo(int maxNodes) {
        return upTo(maxNodes, 2 * maxNodes);
    }

    /** The formula of the templates, with what a project's deployment puts before it. */
    String upTo(int maxNodes, int maxSpotNodes) {
        Path file = Path.of(System.getProperty("bgjob.root", "../.."))
                .resolve("templates/java/batch/src/main/resources")
                .resolve("autoscale-%s.txt".formatted(name().toLowerCase(Locale.ROOT)));
        try {
            return "maxNodes = %d;\nmaxSpotNodes = %d;\n".formatted(maxNodes, maxSpotNodes) + Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
