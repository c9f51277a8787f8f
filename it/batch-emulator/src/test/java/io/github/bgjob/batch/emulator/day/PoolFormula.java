package io.github.bgjob.batch.emulator.day;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import io.github.bgjob.batch.emulator.autoscale.Formula;
import io.github.bgjob.batch.emulator.autoscale.FormulaError;

/** The formulas that generated projects give their pools. */
enum PoolFormula {
    SPOT,
    DEDICATED;

    /** The formula of the templates, with what a project's deployment puts before it. */
    Formula upTo(int maxNodes) throws FormulaError {
        Path file = Path.of(System.getProperty("bgjob.root", "../.."))
                .resolve("templates/java/batch/src/main/resources")
                .resolve("autoscale-%s.txt".formatted(name().toLowerCase(Locale.ROOT)));
        try {
            return Formula.parse("maxNodes = " + maxNodes + ";\n" + Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
