package io.github.bgjob.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Maven has printed in a project of the invoker. */
public record BuildLog(Path directory) {

    private static final String ERROR = "[ERROR] ";

    public void says(String text) throws IOException {
        assertThat(Files.readString(directory.resolve("build.log"))).contains(text);
    }

    /** The first error line says it in full, and no stack trace or second explanation follows. */
    public void hasOneErrorWith(String text) throws IOException {
        List<String> errors = Files.readAllLines(directory.resolve("build.log")).stream()
                .filter(line -> line.startsWith(ERROR))
                .map(line -> line.substring(ERROR.length()))
                .toList();
        assertThat(errors.get(0)).contains(text).endsWith(" -> [Help 1]");
        assertThat(errors).filteredOn(line -> line.contains(text)).hasSize(1);
        assertThat(errors).noneMatch(line -> line.startsWith("\tat ") || line.contains("Exception:"));
    }
}
