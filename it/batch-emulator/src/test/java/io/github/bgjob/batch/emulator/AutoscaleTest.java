package io.github.bgjob.batch.emulator;

import static io.github.bgjob.batch.emulator.Scene.refusal;
import static io.github.bgjob.batch.emulator.Scene.shell;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.protocol.models.AutoScaleRun;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.PoolAddParameter;
import java.time.Duration;
import java.time.Instant;
import org.joda.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.bgjob.batch.emulator.clock.MovableClock;
import io.github.bgjob.batch.emulator.state.Delays;

@Timeout(120)
class AutoscaleTest {

    private static final String FOLLOW_PENDING =
            "pending = max(0, $PendingTasks.GetSample(1)); $TargetDedicatedNodes = min(3, pending);";

    private static CloudPool pool(Scene batch) throws Exception {
        return batch.client().poolOperations().getPool(Scene.POOL);
    }

    @Test
    void aPoolFollowsItsFormulaEveryFiveMinutesByTheClock() throws Exception {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-01T00:00:00Z"));
        try (Scene batch =
                Scene.of(BatchEmulator.builder().clock(clock).start()).withJob(0, 0)) {
            for (int i = 0; i < 5; i++) {
                batch.add(shell("t" + i, "true"));
            }
            batch.client().poolOperations().enableAutoScale(Scene.POOL, FOLLOW_PENDING, Period.minutes(5));
            assertThat(pool(batch).autoScaleRun().results()).contains("$TargetDedicatedNodes=0", "pending=0");

            clock.advance(Duration.ofMinutes(5));

            assertThat(pool(batch).targetDedicatedNodes()).isEqualTo(3);
            assertThat(pool(batch).enableAutoScale()).isTrue();
            assertThat(pool(batch).autoScaleRun().results()).contains("$TargetDedicatedNodes=3", "pending=5");
            for (int i = 0; i < 5; i++) {
                batch.completed("t" + i);
            }
            clock.advance(Duration.ofMinutes(10));
            assertThat(batch.nodes()).isEmpty();

            AutoScaleRun tried =
                    batch.client().poolOperations().evaluateAutoScale(Scene.POOL, "$TargetDedicatedNodes = 1 + 1;");
            assertThat(tried.error()).isNull();
            assertThat(tried.results()).contains("$TargetDedicatedNodes=2");
            assertThat(pool(batch).targetDedicatedNodes()).isZero();

            batch.client().poolOperations().disableAutoScale(Scene.POOL);
            batch.client().poolOperations().resizePool(Scene.POOL, 2, 0);
            clock.advance(Duration.ofHours(1));
            assertThat(pool(batch).targetDedicatedNodes()).isEqualTo(2);
        }
    }

    @Test
    void inAHurryAPoolFollowsItsFormulaInNoTime() throws Exception {
        BatchEmulator emulator = BatchEmulator.builder()
                .delays(Delays.SHORT.withAutoscaleEvery(Duration.ofMillis(100)))
                .start();
        try (Scene batch = Scene.of(emulator)) {
            batch.client()
                    .poolOperations()
                    .createPool(new PoolAddParameter()
                            .withId(Scene.POOL)
                            .withVmSize("standard_a1_v2")
                            .withEnableAutoScale(true)
                            .withAutoScaleFormula(FOLLOW_PENDING));
            batch.client()
                    .jobOperations()
                    .createJob(
                            Scene.JOB,
                            new com.microsoft.azure.batch.protocol.models.PoolInformation().withPoolId(Scene.POOL));

            batch.run(shell("soon", "true"));
        }
    }

    @Test
    void whatCannotBeAFormulaIsRefusedWithItsPlace() throws Exception {
        try (Scene batch = Scene.start().withJob(0, 0)) {
            assertThat(refusal(() -> batch.client().poolOperations().enableAutoScale(Scene.POOL, "$Target = ;")))
                    .isEqualTo("400 AutoScalingFormulaSyntaxError");
            assertThat(refusal(() -> batch.client()
                            .poolOperations()
                            .enableAutoScale(Scene.POOL, FOLLOW_PENDING, Period.minutes(1))))
                    .isEqualTo("400 InvalidPropertyValue");
            assertThat(refusal(
                            () -> batch.client().poolOperations().enableAutoScale(Scene.POOL, null, Period.minutes(7))))
                    .isEqualTo("400 MissingRequiredProperty");
            assertThat(pool(batch).enableAutoScale()).isFalse();
            assertThat(pool(batch).autoScaleEvaluationInterval()).isNull();
            assertThat(refusal(() -> batch.client().poolOperations().evaluateAutoScale(Scene.POOL, FOLLOW_PENDING)))
                    .isEqualTo("409 OperationInvalidForCurrentState");
        }
    }
}
