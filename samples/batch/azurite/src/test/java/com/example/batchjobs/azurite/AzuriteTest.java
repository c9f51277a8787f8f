package com.example.batchjobs.azurite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AzuriteTest {

    @TempDir
    private static Path temp;

    private static Azurite inMemory;
    private static Azurite inDirectory;

    @BeforeAll
    static void start() {
        inMemory = Azurite.start();
        inDirectory = Azurite.start(temp.resolve("some data"));
    }

    @AfterAll
    static void stop() {
        inMemory.close();
        inDirectory.close();
    }

    @Test
    void two_of_them_run_side_by_side_and_share_nothing() {
        queue(inMemory, "shared").create();
        queue(inMemory, "shared").sendMessage("hello");

        assertThat(queue(inMemory, "shared").receiveMessage().getBody()).hasToString("hello");
        assertThat(queue(inDirectory, "shared").createIfNotExists()).isTrue();
        assertThat(inMemory.connectionString()).isNotEqualTo(inDirectory.connectionString());
    }

    @Test
    void a_restart_finds_the_data_in_a_directory_again() {
        String connection = inDirectory.connectionString();
        queue(inDirectory, "kept").create();
        queue(inDirectory, "kept").sendMessage("kept");

        inDirectory.restart();

        assertThat(inDirectory.connectionString()).isEqualTo(connection);
        assertThat(queue(inDirectory, "kept").receiveMessage().getBody()).hasToString("kept");
    }

    @Test
    void a_restart_without_a_directory_starts_empty() {
        queue(inMemory, "lost").create();
        inMemory.stop();
        inMemory.stop();
        inMemory.restart();

        assertThat(queue(inMemory, "lost").createIfNotExists()).isTrue();
    }

    @Test
    void it_ends_when_the_process_that_started_it_is_killed() throws Exception {
        Process starter = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartsAzurite.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(starter.inputReader().readLine()).isEqualTo("started");
        List<ProcessHandle> started = starter.descendants().toList();
        assertThat(started).isNotEmpty();

        starter.destroyForcibly();

        for (ProcessHandle process : started) {
            process.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void an_end_before_it_is_ready_is_reported_with_its_output() throws IOException {
        Path notADirectory = Files.createFile(temp.resolve("file"));

        assertThatExceptionOfType(AzuriteUnavailable.class)
                .isThrownBy(() -> Azurite.start(notADirectory))
                .withMessageContaining("Azurite ended before it was ready")
                .withMessageContaining("EEXIST");
    }

    private static QueueClient queue(Azurite azurite, String name) {
        return new QueueClientBuilder()
                .connectionString(azurite.connectionString())
                .queueName(name)
                .buildClient();
    }
}
