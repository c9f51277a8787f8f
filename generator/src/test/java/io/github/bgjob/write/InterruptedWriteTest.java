package io.github.bgjob.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.github.bgjob.answers.Failure;

/** A process that is stopped, or runs out of room, in the middle of writing: real processes and a real disk. */
@Timeout(120)
class InterruptedWriteTest {

    @TempDir
    private Path place;

    /** Writes a project into the directory that is named; says when it has begun, and what went wrong. */
    static final class Writer {

        public static void main(String[] arguments) {
            Path target = Path.of(arguments[0]);
            int files = Integer.parseInt(arguments[1]);
            int size = Integer.parseInt(arguments[2]);
            Thread watch = new Thread(() -> {
                while (!hasBegun(target.getParent())) {
                    Thread.onSpinWait();
                }
                System.out.println("begun");
            });
            watch.setDaemon(true);
            watch.start();
            try {
                new ProjectDirectory(target).write(Trees.large(files, size));
                System.out.println("finished");
            } catch (Failure failure) {
                System.out.println(failure.kind() + ": " + failure.what() + " " + failure.suggestion());
            }
        }

        private static boolean hasBegun(Path parent) {
            try (Stream<Path> walk = Files.walk(parent)) {
                return walk.filter(Files::isRegularFile).limit(20).count() == 20;
            } catch (IOException | UncheckedIOException changing) {
                return false;
            }
        }
    }

    @Test
    void aStoppedProcessLeavesNothing() throws IOException, InterruptedException {
        Process process = start(java(place.resolve("my-jobs"), 100_000, 16));
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("begun");
            process.toHandle().destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(out.lines()).doesNotContain("finished");
        }
        assertThat(entries(place)).isEmpty();
    }

    @Test
    void aLimitOnTheSizeOfFilesLeavesNothing() throws IOException, InterruptedException {
        assumeTrue(File.separatorChar == '/', "ulimit is a thing of POSIX shells");
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 1 && exec \"$@\"", "sh"));
        command.addAll(java(place.resolve("my-jobs"), 10, 4096));

        assertThat(output(command)).anySatisfy(line -> assertThat(line)
                .startsWith("ENVIRONMENT: '" + place.resolve("my-jobs") + "' could not be written: File too large.")
                .contains("Nothing of the project was left behind."));

        assertThat(entries(place)).isEmpty();
    }

    @Test
    void aFullDiskLeavesNothing() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(place.resolve("disk"));
        assumeTrue(
                succeeds("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()), "may not mount a disk");
        try {
            assertThat(output(java(disk.resolve("my-jobs"), 1000, 4096))).anySatisfy(line -> assertThat(line)
                    .startsWith("ENVIRONMENT: '" + disk.resolve("my-jobs") + "' could not be written: ")
                    .contains("No space left on device"));

            assertThat(entries(disk)).isEmpty();
        } finally {
            assertThat(succeeds("umount", disk.toString())).isTrue();
        }
    }

    private static List<String> java(Path target, int files, int size) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                target.toString(),
                String.valueOf(files),
                String.valueOf(size));
    }

    private static List<String> output(List<String> command) throws IOException, InterruptedException {
        Process process = start(command);
        try (BufferedReader out = process.inputReader()) {
            List<String> lines = out.lines().toList();
            assertThat(process.waitFor()).as(lines.toString()).isZero();
            return lines;
        }
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        Process process = start(List.of(command));
        process.inputReader().lines().forEach(line -> {});
        return process.waitFor() == 0;
    }

    private static List<String> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
