package com.example.mixjobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.example.mixjobs.azurite.Azurite;
import com.example.mixjobs.service.MovableClock;
import com.example.mixjobs.service.TestJobs;
import com.example.mixjobs.store.Storage;
import com.example.mixjobs.store.StorageAccess;
import com.example.mixjobs.store.WorkerTable;

@Timeout(60)
class HeartbeatTest {

    private static final String OLD = "1111111111111111";
    private static final String NEW = "2222222222222222";

    private final MovableClock clock = new MovableClock();

    @Test
    void aWorkerIsThereFromItsStartToItsStop() {
        WorkerTable rows = TestJobs.with().storage.workers();
        Heartbeat heartbeat = new Heartbeat(rows, "machine/1", OLD, clock);

        heartbeat.start();
        QueueSemantics.until(() -> !builds(rows).isEmpty());
        assertThat(builds(rows)).containsExactly(OLD);

        heartbeat.close();
        assertThat(builds(rows)).isEmpty();
    }

    @Test
    void eachBeatTellsItsTime() {
        WorkerTable rows = TestJobs.with().storage.workers();
        try (Heartbeat heartbeat = new Heartbeat(rows, "machine/1", OLD, clock)) {
            heartbeat.beat();
            Instant first = clock.instant();
            clock.advance(Heartbeat.EVERY);
            heartbeat.beat();

            assertThat(rows.buildsWrittenSince(first.plusSeconds(30))).containsExactly(OLD);
            assertThat(rows.buildsWrittenSince(first.plusSeconds(31))).isEmpty();
        }
    }

    @Test
    void oneThatStopsLeavesTheRowToItsSuccessorOfTheSameName() {
        WorkerTable rows = TestJobs.with().storage.workers();
        Heartbeat old = new Heartbeat(rows, "dispatcher", OLD, clock);
        Heartbeat successor = new Heartbeat(rows, "dispatcher", NEW, clock);

        old.beat();
        successor.beat();
        old.close();
        assertThat(builds(rows)).containsExactly(NEW);

        successor.close();
        assertThat(builds(rows)).isEmpty();
    }

    @Test
    void oneThatNeverBeganHasNothingToDelete() {
        WorkerTable rows = TestJobs.with().storage.workers();
        rows.write("dispatcher", OLD, clock.instant());

        new Heartbeat(rows, "dispatcher", NEW, clock).close();

        assertThat(builds(rows)).containsExactly(OLD);
    }

    @Test
    void storageThatDoesNotAnswerDisturbsNobodyAndTheRowIsThereAgainAfterwards(@TempDir Path data) {
        try (Azurite azurite = Azurite.start(data)) {
            WorkerTable rows = new Storage(new StorageAccess.ConnectionString(azurite.connectionString())).workers();
            Heartbeat heartbeat = new Heartbeat(rows, "machine/1", OLD, clock);
            heartbeat.beat();

            azurite.stop();
            heartbeat.beat();
            azurite.restart();
            clock.advance(Heartbeat.EVERY);
            heartbeat.beat();
            assertThat(builds(rows)).containsExactly(OLD);

            azurite.stop();
            heartbeat.close();
        }
    }

    private List<String> builds(WorkerTable rows) {
        return rows.buildsWrittenSince(clock.instant());
    }
}
