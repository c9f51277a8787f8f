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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AzuriteTest {

    @Test
    void two_of_them_run_side_by_side_and_share_nothing() {
        try (Azurite one = Azurite.start();
                Azurite other = Azurite.start()) {
            queue(one).create();
            queue(one).sendMessage("hello");

            assertThat(queue(one).receiveMessage().getBody()).hasToString("hello");
            assertThat(queue(other).createIfNotExists()).isTrue();
            assertThat(one.connectionString()).isNotEqualTo(other.connectionString());
        }
    }

    @Test
    void a_restart_finds_the_data_in_a_directory_again(@TempDir Path temp) {
        Path data = temp.resolve("some data");
        try (Azurite azurite = Azurite.start(data)) {
            String connection = azurite.connectionString();
            queue(azurite).create();
            queue(azurite).sendMessage("kept");

            azurite.restart();

            assertThat(azurite.connectionString()).isEqualTo(connection);
            assertThat(queue(azurite).receiveMessage().getBody()).hasToString("kept");
        }
    }

    @Test
    void a_restart_without_a_directory_starts_empty() {
        try (Azurite azurite = Azurite.start()) {
            queue(azurite).create();
            azurite.stop();
            azurite.stop();
            azurite.restart();

            assertThat(queue(azurite).createIfNotExists()).isTrue();
        }
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
    void an_end_before_it_is_ready_is_reported_with_its_output(@TempDir Path temp) throws IOException {
        Path notADirectory = Files.createFile(temp.resolve("file"));

        assertThatExceptionOfType(AzuriteUnavailable.class)
                .isThrownBy(() -> Azurite.start(notADirectory))
                .withMessageContaining("Azurite ended before it was ready")
                .withMessageContaining("EEXIST");
    }

    private static QueueClient queue(Azurite azurite) {
        return new QueueClientBuilder()
                .connectionString(azurite.connectionString())
                .queueName("some-queue")
                .buildClient();
    }
}
