package io.github.bgjob.batch.emulator;

import static io.github.bgjob.batch.emulator.Scene.refusal;
import static io.github.bgjob.batch.emulator.Scene.shell;
import static io.github.bgjob.batch.emulator.faults.Faults.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.JobPatchOptions;
import com.microsoft.azure.batch.protocol.models.JobPatchParameter;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.ResizeError;
import com.microsoft.azure.batch.protocol.models.TaskDeleteOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.joda.time.DateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.bgjob.batch.emulator.clock.MovableClock;
import io.github.bgjob.batch.emulator.faults.Fault;
import io.github.bgjob.batch.emulator.state.Quotas;

@Timeout(120)
class RefusalsTest {

    @Test
    void nothingHappensWithoutTheKey() throws Exception {
        try (Scene batch = Scene.start()) {
            String wrong = "bm90IHRoZSBrZXk=";
            Scene stranger = new Scene(batch.emulator(), OfficialClient.of(batch.emulator(), wrong));

            assertThat(refusal(() -> stranger.pool(1, 0))).isEqualTo("403 AuthenticationFailed");
            assertThat(batch.client().poolOperations().existsPool(Scene.POOL)).isFalse();
        }
    }

    @Test
    void quotasHold() throws Exception {
        Quotas quotas = Quotas.DEFAULT.withPools(1).withActiveJobs(1).withDedicatedCores(2);
        try (Scene batch =
                Scene.of(BatchEmulator.builder().quotas(quotas).start()).withJob(3, 0)) {
            PoolInformation onPool = new PoolInformation().withPoolId(Scene.POOL);
            assertThat(batch.nodes()).hasSize(2);
            CloudPool pool = batch.client().poolOperations().getPool(Scene.POOL);
            assertThat(pool.resizeErrors()).extracting(ResizeError::code).containsExactly("AccountCoreQuotaReached");
            assertThat(refusal(() -> batch.client().jobOperations().createJob("second", onPool)))
                    .isEqualTo("409 ActiveJobAndScheduleQuotaReached");
            assertThat(refusal(() -> batch.client().jobOperations().createJob(Scene.JOB, onPool)))
                    .isEqualTo("409 JobExists");
            assertThat(refusal(() -> batch.client()
                            .poolOperations()
                            .createPool(new com.microsoft.azure.batch.protocol.models.PoolAddParameter()
                                    .withId("second")
                                    .withVmSize("small"))))
                    .isEqualTo("409 PoolQuotaReached");

            batch.client().jobOperations().terminateJob(Scene.JOB, "over");

            batch.client().jobOperations().createJob("second", onPool);
        }
    }

    @Test
    void whatHasChangedMeanwhileIsNotChanged() throws Exception {
        try (Scene batch = Scene.start().withJob(0, 0)) {
            batch.add(shell("t", "true"));
            String seen = batch.client().jobOperations().getJob(Scene.JOB).eTag();
            JobPatchParameter patch = new JobPatchParameter().withPriority(5);
            var jobs = batch.client().protocolLayer().jobs();
            jobs.patch(Scene.JOB, patch, new JobPatchOptions().withIfMatch(seen));

            assertThat(refusal(() -> jobs.patch(Scene.JOB, patch, new JobPatchOptions().withIfMatch(seen))))
                    .isEqualTo("412 ConditionNotMet");
            assertThat(refusal(() -> batch.client()
                            .protocolLayer()
                            .tasks()
                            .delete(
                                    Scene.JOB,
                                    "t",
                                    new TaskDeleteOptions()
                                            .withIfUnmodifiedSince(
                                                    DateTime.now().minusDays(1)))))
                    .isEqualTo("412 ConditionNotMet");
            batch.task("t");
        }
    }

    @Test
    void badValuesAreRefusedBeforeAnythingIsDone() throws Exception {
        try (Scene batch = Scene.start().withJob(0, 0)) {
            assertThat(refusal(() -> batch.add(shell("not an id", "true")))).isEqualTo("400 InvalidPropertyValue");
            assertThat(refusal(() -> batch.client()
                            .jobOperations()
                            .patchJob(Scene.JOB, new JobPatchParameter().withPriority(1001))))
                    .isEqualTo("400 InvalidPropertyValue");
            assertThat(batch.client().jobOperations().getJob(Scene.JOB).priority())
                    .isZero();
        }
    }

    @Test
    void aBusyServerDoesNothingAsOftenAsItIsAsked() throws Exception {
        try (Scene batch = Scene.start().withJob(0, 0)) {
            batch.emulator().faults().next(1, on("POST", "/jobs/{}/tasks"), Fault.serverBusy());

            batch.add(shell("retried", "true"));

            assertThat(batch.emulator().faults().injected())
                    .as("the client tries again by itself")
                    .isEqualTo(1);
            batch.emulator().faults().next(1, on("POST", "/jobs/{}/tasks"), Fault.refused(429, "TooManyRequests"));
            assertThat(refusal(() -> batch.add(shell("refused", "true")))).isEqualTo("429 TooManyRequests");
            assertThat(refusal(() -> batch.task("refused"))).isEqualTo("404 TaskNotFound");
        }
    }

    @Test
    void aConnectionMayBreakAfterTheWorkIsDone() throws Exception {
        try (Scene batch = Scene.start().withJob(0, 0)) {
            batch.emulator().faults().randomly(1, 1, on("POST", "/jobs/{}/tasks"), Fault.cutAfterWork());
            assertThatThrownBy(() -> batch.add(shell("done", "true"))).hasRootCauseInstanceOf(IOException.class);
            batch.emulator().faults().clear();
            batch.emulator().faults().randomly(1, 1, on("POST", "/jobs/{}/tasks"), Fault.cutBeforeWork());
            assertThatThrownBy(() -> batch.add(shell("not-done", "true"))).hasRootCauseInstanceOf(IOException.class);
            batch.emulator().faults().clear();

            assertThat(List.copyOf(batch.client().taskOperations().listTasks(Scene.JOB)))
                    .extracting("id")
                    .containsExactly("done");
            assertThat(batch.emulator().faults().injected()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void aSlowAnswerComesWhenItsTimeHasPassed() throws Exception {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-01T00:00:00Z"));
        try (Scene batch =
                Scene.of(BatchEmulator.builder().clock(clock).start()).withJob(0, 0)) {
            batch.emulator().faults().next(1, on("POST", "/jobs/{}/tasks"), Fault.slow(Duration.ofSeconds(20)));
            CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> {
                try {
                    batch.add(shell("t", "true"));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            Scene.until(() -> batch.emulator().faults().injected() == 1
                    && !List.copyOf(batch.client().taskOperations().listTasks(Scene.JOB))
                            .isEmpty());
            assertThat(answer).isNotDone();

            Scene.until(() -> {
                clock.advance(Duration.ofSeconds(20));
                return answer.isDone();
            });
            answer.join();
        }
    }
}
