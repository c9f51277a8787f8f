package com.example.batchjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import com.example.batchjobs.service.TestJobs;

/** Runs the script itself, in a directory whose name has spaces, on the classes of this build. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static Path project;

    @BeforeAll
    static void layOut(@TempDir Path directory) throws IOException {
        project = directory.resolve("my own jobs");
        Files.createDirectories(project.resolve("core/src/main"));
        Files.createFile(project.resolve("pom.xml"));
        Files.createFile(project.resolve("core/pom.xml"));
        Path lib = Files.createDirectories(project.resolve("core/target/lib"));
        Files.copy(Path.of("..", "jobs"), project.resolve("jobs"));
        Files.copy(Path.of("jobs.args"), project.resolve("core/jobs.args"));
        copyTree(Path.of("target/classes"), project.resolve("core/target/classes"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar")) {
                Path jar = Path.of(entry);
                Files.copy(jar, lib.resolve(jar.getFileName()));
            }
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    @Test
    void helpNeedsNoStorage() throws Exception {
        Run help = run("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.output()).startsWith("Usage: jobs");
    }

    @Test
    void withoutStorageItSaysWhatToDo() throws Exception {
        Run list = run("list");

        assertThat(list.exitCode()).isEqualTo(2);
        assertThat(list.output()).startsWith("jobs: No storage account is set.");
    }

    @Test
    void theStorageOfTheLocalRunIsFound() throws Exception {
        TestJobs.with();
        Path storage = Files.createDirectories(project.resolve(".run")).resolve("storage");
        Files.writeString(storage, TestJobs.connectionString() + "\n");

        Run list = run("list");
        Files.delete(storage);

        assertThat(list.output()).startsWith("ID ").hasLineCount(1);
        assertThat(list.exitCode()).isZero();
    }

    private record Run(int exitCode, String output) {}

    private Run run(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("sh", project.resolve("jobs").toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().keySet().removeIf(name -> name.startsWith("AzureWebJobsStorage"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Path output = project.resolve("output");
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        int exitCode = builder.start().waitFor();
        return new Run(exitCode, Files.readString(output));
    }
}
