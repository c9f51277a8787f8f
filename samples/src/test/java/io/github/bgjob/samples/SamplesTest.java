package io.github.bgjob.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.bgjob.cli.Embedded;

/** Every sample is what its own answers lead to. {@code samples/update.sh} brings them up to date on purpose. */
@Timeout(60)
class SamplesTest {

    private static final Path ANSWERS = Path.of(".bgjob", "answers.yaml");

    /** What building or running a sample leaves in it. */
    private static final Set<String> OUTPUT = Set.of("target", ".run");

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(""))) {
            return entries.filter(entry -> Files.exists(entry.resolve(ANSWERS))).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsWhatItsAnswersLeadTo(Path sample, @TempDir Path place) throws IOException {
        Map<String, String> properties =
                Map.of("answers", sample.resolve(ANSWERS).toAbsolutePath().toString(), "directory", "fresh");

        new Embedded(properties, place).init(false);

        SortedMap<String, String> fresh = files(place.resolve("fresh"));
        SortedMap<String, String> there = files(sample);
        assertThat(there.keySet())
                .as("files of samples/%s; samples/update.sh brings them up to date", sample)
                .isEqualTo(fresh.keySet());
        fresh.forEach((path, content) -> assertThat(there.get(path))
                .as("samples/%s/%s; samples/update.sh brings it up to date", sample, path)
                .isEqualTo(content));
    }

    /** Path to content, each byte a character, with a word on whether it may be executed. */
    private static SortedMap<String, String> files(Path directory) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
                return OUTPUT.contains(entered.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String mode = Files.isExecutable(file) ? "executable: " : "plain: ";
                files.put(
                        directory.relativize(file).toString().replace('\\', '/'),
                        mode + Files.readString(file, StandardCharsets.ISO_8859_1));
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
