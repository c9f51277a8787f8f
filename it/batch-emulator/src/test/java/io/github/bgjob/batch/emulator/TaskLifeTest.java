package io.github.bgjob.batch.emulator;

import static io.github.bgjob.batch.emulator.Scene.content;
import static io.github.bgjob.batch.emulator.Scene.refusal;
import static io.github.bgjob.batch.emulator.Scene.shell;
import static io.github.bgjob.batch.emulator.Scene.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.protocol.models.TaskConstraints;
import com.microsoft.azure.batch.protocol.models.TaskState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.joda.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.github.bgjob.batch.emulator.clock.MovableClock;

/** A task lives 180 days at most, whatever it does and whatever its constraints say. */
@Timeout(120)
class TaskLifeTest {

    private static final Duration LONGEST = Duration.ofDays(180);

    @TempDir
    private Path directory;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T00:00:00Z"));

    private Scene scene(int nodes) throws Exception {
        return Scene.of(BatchEmulator.builder().clock(clock).start()).withJob(nodes, 0);
    }

    @Test
    void whatRunsAfter180DaysIsEndedAndTheTaskIsLeftInItsState() throws Exception {
        Path process = directory.resolve("process");
        try (Scene batch = scene(1)) {
            batch.add(shell("endless", "echo $$ > %s; exec sleep 600".formatted(process))
                    .withConstraints(new TaskConstraints()
                            .withMaxWallClockTime(Period.days(400))
                            .withMaxTaskRetryCount(-1)));
            until(() -> !content(process).isEmpty());
            until(() -> batch.task("endless").state() == TaskState.RUNNING);
            long pid = Long.parseLong(content(process).strip());

            clock.advance(LONGEST.minusSeconds(1));
            assertThat(ProcessHandle.of(pid)).isPresent();
            clock.advance(Duration.ofSeconds(1));

            until(() -> !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
            assertThat(batch.task("endless").state()).isEqualTo(TaskState.RUNNING);
            assertThat(batch.task("endless").executionInfo().endTime()).isNull();
            assertThat(refusal(() -> batch.file("endless", "stdout.txt"))).startsWith("404 ");
            batch.run(shell("next", "true"));
            batch.client().taskOperations().terminateTask(Scene.JOB, "endless");
            assertThat(batch.task("endless").state()).isEqualTo(TaskState.COMPLETED);
        }
    }

    @Test
    void whatWaitsAfter180DaysWaitsForEver() throws Exception {
        try (Scene batch = scene(0)) {
            batch.add(shell("old", "true"));
            clock.advance(Duration.ofDays(1));
            batch.add(shell("young", "true"));

            clock.advance(LONGEST.minusDays(1));
            batch.client().poolOperations().resizePool(Scene.POOL, 1, 0);

            batch.completed("young");
            assertThat(batch.task("old").state()).isEqualTo(TaskState.ACTIVE);
        }
    }

    @Test
    void whatHasCompletedBeforeIsLeftAlone() throws Exception {
        try (Scene batch = scene(1)) {
            batch.run(shell("done", "true"));

            clock.advance(LONGEST);

            assertThat(batch.task("done").state()).isEqualTo(TaskState.COMPLETED);
            assertThat(batch.task("done").executionInfo().exitCode()).isZero();
        }
    }
}
