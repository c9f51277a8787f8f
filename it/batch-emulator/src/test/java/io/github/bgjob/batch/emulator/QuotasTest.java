package io.github.bgjob.batch.emulator;

import static io.github.bgjob.batch.emulator.Scene.refusal;
import static io.github.bgjob.batch.emulator.Scene.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.ComputeNode;
import com.microsoft.azure.batch.protocol.models.PoolAddParameter;
import com.microsoft.azure.batch.protocol.models.ResizeError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.joda.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.bgjob.batch.emulator.clock.MovableClock;
import io.github.bgjob.batch.emulator.state.Quotas;

/** What a small account does: as many nodes as its cores allow, and a formula that does not find back by itself. */
@Timeout(120)
class QuotasTest {

    private static final String ONE_NODE_A_TASK = "$TargetDedicatedNodes = max(0, $PendingTasks.GetSample(1));";
    private static final Duration AN_EVALUATION = Duration.ofMinutes(5);

    private static Scene scene(Quotas quotas) {
        return Scene.of(BatchEmulator.builder().quotas(quotas).start());
    }

    private static void pool(Scene batch, String size, int dedicated, int spot) throws Exception {
        batch.client()
                .poolOperations()
                .createPool(new PoolAddParameter()
                        .withId(Scene.POOL)
                        .withVmSize(size)
                        .withTargetDedicatedNodes(dedicated)
                        .withTargetLowPriorityNodes(spot));
    }

    private static CloudPool pool(Scene batch) throws Exception {
        return batch.client().poolOperations().getPool(Scene.POOL);
    }

    private static List<String> errors(Scene batch) throws Exception {
        List<ResizeError> errors = pool(batch).resizeErrors();
        return errors == null
                ? List.of()
                : errors.stream().map(ResizeError::code).toList();
    }

    @ParameterizedTest(name = "{0} dedicated, {1} Spot, {2} cores of Dsv5: {3}, {4} + {5} → {6} + {7} nodes, {8}")
    @CsvSource(textBlock = """
            0,   100, 100, Standard_D2s_v5,          1, 0, 0, 0, AccountCoreQuotaReached
            7,   100, 100, Standard_D2s_v5,          4, 0, 3, 0, AccountCoreQuotaReached
            8,   100, 100, Standard_D2s_v5,          4, 0, 4, 0,
            8,   100, 100, STANDARD_D4S_V5,          4, 0, 2, 0, AccountCoreQuotaReached
            100, 100, 0,   Standard_D2s_v5,          1, 1, 0, 1, AccountVMSeriesCoreQuotaReached
            100, 100, 5,   Standard_D2s_v5,          3, 0, 2, 0, AccountVMSeriesCoreQuotaReached
            100, 100, 0,   Standard_D2s_v3,          3, 0, 3, 0,
            100, 0,   100, Standard_D2s_v5,          1, 1, 1, 0, AccountLowPriorityCoreQuotaReached
            100, 9,   0,   Standard_D2s_v5,          0, 5, 0, 4, AccountLowPriorityCoreQuotaReached
            100, 20,  100, Standard_D3_v2,           0, 6, 0, 5, AccountLowPriorityCoreQuotaReached
            100, 24,  100, Standard_E8-4ds_v5,       0, 7, 0, 6, AccountLowPriorityCoreQuotaReached
            24,  0,   100, Standard_NC24ads_A100_v4, 2, 0, 1, 0, AccountCoreQuotaReached
            """)
    void aPoolHasAsManyNodesAsTheCoresOfItsMachinesAreAllowed(
            int dedicatedCores,
            int spotCores,
            int familyCores,
            String size,
            int dedicated,
            int spot,
            int dedicatedNodes,
            int spotNodes,
            String error)
            throws Exception {
        Quotas quotas = Quotas.DEFAULT
                .withDedicatedCores(dedicatedCores)
                .withSpotCores(spotCores)
                .withFamilyCores("standardDSv5Family", familyCores);
        try (Scene batch = scene(quotas)) {
            pool(batch, size, dedicated, spot);

            assertThat(pool(batch).currentDedicatedNodes()).isEqualTo(dedicatedNodes);
            assertThat(pool(batch).currentLowPriorityNodes()).isEqualTo(spotNodes);
            assertThat(errors(batch)).isEqualTo(error == null ? List.of() : List.of(error));
        }
    }

    @Test
    void anAccountMayHaveNoPoolAtAll() throws Exception {
        try (Scene batch = scene(Quotas.DEFAULT.withPools(0))) {
            assertThat(refusal(() -> batch.pool(0, 0))).isEqualTo("409 PoolQuotaReached");
        }
    }

    @Test
    void preemptedNodesTakeRoomInTheQuota() throws Exception {
        try (Scene batch = scene(Quotas.DEFAULT.withSpotCores(3))) {
            batch.pool(0, 2);
            batch.emulator().spotCapacity(0);
            for (ComputeNode node : batch.nodes()) {
                batch.emulator().preempt(Scene.POOL, node.id());
            }

            batch.client().poolOperations().resizePool(Scene.POOL, 0, 4);

            assertThat(errors(batch)).containsExactly("AllocationFailed");
            assertThat(batch.nodes()).hasSize(2);
            batch.emulator().spotCapacity(100);
            assertThat(errors(batch)).containsExactly("AccountLowPriorityCoreQuotaReached");
            assertThat(batch.nodes()).hasSize(3);
        }
    }

    @Test
    void aFormulaThatMetAQuotaIsStuckUntilItIsDisabledAndEnabled() throws Exception {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-01T00:00:00Z"));
        Quotas small = Quotas.DEFAULT.withDedicatedCores(0);
        try (Scene batch = Scene.of(
                        BatchEmulator.builder().clock(clock).quotas(small).start())
                .withJob(0, 0)) {
            batch.add(shell("waits", "true"));
            clock.advance(AN_EVALUATION);
            batch.client().poolOperations().enableAutoScale(Scene.POOL, ONE_NODE_A_TASK, Period.minutes(5));
            String evaluated = pool(batch).autoScaleRun().timestamp().toString();
            assertThat(pool(batch).targetDedicatedNodes()).isEqualTo(1);
            assertThat(errors(batch)).containsExactly("AccountCoreQuotaReached");

            batch.emulator().quotas(small.withDedicatedCores(10));
            clock.advance(Duration.ofDays(1));
            batch.client().poolOperations().enableAutoScale(Scene.POOL, ONE_NODE_A_TASK, Period.minutes(6));
            clock.advance(Duration.ofDays(1));

            assertThat(pool(batch).autoScaleRun().timestamp()).hasToString(evaluated);
            assertThat(batch.nodes()).isEmpty();

            batch.client().poolOperations().disableAutoScale(Scene.POOL);
            batch.client().poolOperations().enableAutoScale(Scene.POOL, ONE_NODE_A_TASK, Period.minutes(5));

            assertThat(errors(batch)).isEmpty();
            batch.completed("waits");
            clock.advance(AN_EVALUATION.multipliedBy(2));
            assertThat(batch.nodes()).as("evaluated again every five minutes").isEmpty();
        }
    }

    @Test
    void aQuotaBelowZeroIsRefused() {
        assertThatThrownBy(() -> Quotas.DEFAULT.withSpotCores(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quotas(1, 1, 1, 1, Map.of("standardDSv5Family", -1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
