package io.github.bgjob.batch.emulator.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.bgjob.batch.emulator.state.Quotas;

/** What generated projects promise about the size of their pools, over a day with bursts, a trickle and evictions. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class SimulatedDayTest {

    private static final Duration IDLE = Duration.ofMinutes(30);

    /** To see it (5 min), to have its samples (1½ min) and to start a node (3 min). */
    private static final Duration STAND_IN_AFTER = Duration.ofMinutes(10);

    /** To have the sample that shows it (1½ min) and to be evaluated (5 min). */
    private static final Duration EVALUATED_AGAIN = Duration.ofSeconds(390);

    /** The same, twice, since a node stands in first, and to start a node (3 min). */
    private static final Duration REPLACED_AFTER = Duration.ofMinutes(15);

    @ParameterizedTest(name = "{0}, at most {1} nodes with {2} slots")
    @CsvSource({"SPOT, 1, 1", "SPOT, 10, 1", "SPOT, 10, 4", "SPOT, 100, 1", "DEDICATED, 1, 1", "DEDICATED, 10, 4"})
    void thePoolIsNeverLargerThanAllowedButUntilTheNextEvaluationWhenNodesComeBack(
            PoolFormula formula, int most, int slots) {
        Duration cameBack = EVALUATED_AGAIN.negated();
        int preempted = 0;
        for (Moment moment : live(formula, most, slots)) {
            cameBack = moment.preempted() < preempted ? moment.at() : cameBack;
            preempted = moment.preempted();
            assertThat(moment.targetSpot()).isLessThanOrEqualTo(2 * most);
            if (moment.at().minus(cameBack).compareTo(EVALUATED_AGAIN) >= 0) {
                assertThat(moment.staying()).as("at %s", moment.at()).isLessThanOrEqualTo(most);
                assertThat(moment.targetDedicated() + moment.targetSpot() - moment.preempted())
                        .as("at %s", moment.at())
                        .isLessThanOrEqualTo(most);
            }
        }
    }

    @ParameterizedTest(name = "10 nodes, up to {0} Spot nodes with preempted ones: {1} work after all were preempted")
    @CsvSource({"20, 10", "19, 10", "15, 6", "10, 1"})
    void othersWorkInThePlaceOfPreemptedNodesThatNeverComeBackAsFarAsTheCeilingAllows(int ceiling, int working) {
        Day day = Day.ofEviction(Duration.ofDays(3));
        Duration evicted = day.eviction().orElseThrow().at();

        List<Moment> moments = EmulatedDay.live(day, PoolFormula.SPOT.upTo(10, ceiling), 1);

        assertThat(moments).allSatisfy(moment -> {
            assertThat(moment.staying()).isLessThanOrEqualTo(10);
            assertThat(moment.targetSpot()).isLessThanOrEqualTo(ceiling);
        });
        assertThat(between(moments, evicted.plus(REPLACED_AFTER), evicted.plusMinutes(60)))
                .isNotEmpty()
                .allSatisfy(moment -> {
                    assertThat(moment.preempted()).isEqualTo(10);
                    assertThat(moment.working()).isEqualTo(working);
                });
    }

    /** Which is why a deployment has to keep the ceiling within the quota. */
    @ParameterizedTest(name = "up to {0} Spot nodes, quota for {1}: {2} nodes and {3} tasks are left in the evening")
    @CsvSource({"20, 20, 0, 0", "12, 12, 0, 0", "20, 12, 3, 0", "20, 0, 0, 100"})
    void aFormulaWhoseCeilingIsAboveTheQuotaLeavesThePoolAsItWasWhenItMetTheQuota(
            int ceiling, int quota, int working, int backlog) {
        int coresPerNode = 2;
        Quotas quotas = Quotas.DEFAULT.withSpotCores(quota * coresPerNode);
        String formula = PoolFormula.SPOT.upTo(10, ceiling);

        List<Moment> moments = EmulatedDay.live(Day.ofEviction(Duration.ofDays(3), 100), formula, 1, quotas);

        Moment evening = moments.get(moments.size() - 1);
        assertThat(evening.working()).isEqualTo(working);
        assertThat(evening.backlog()).isEqualTo(backlog);
    }

    @ParameterizedTest(name = "{0} slots, back after {1}")
    @CsvSource({"1, PT30M", "1, PT33M30S", "2, PT41M"})
    void whenAllPreemptedNodesComeBackThereAreAtMostTheMaximumAfterTheNextEvaluationAndNoTaskIsCutOff(
            int slots, Duration away) {
        Day day = Day.ofEviction(away);
        String formula = PoolFormula.SPOT.upTo(10);
        Duration back = day.eviction().orElseThrow().at().plus(away);

        List<Moment> moments = EmulatedDay.live(day, formula, slots);

        assertThat(between(moments, back, back.plusMinutes(5)))
                .as("more than the maximum for as long as nobody could know")
                .anySatisfy(moment -> assertThat(moment.nodes()).isGreaterThan(10));
        assertThat(between(moments, back.plus(EVALUATED_AGAIN), Day.LENGTH))
                .allSatisfy(moment -> assertThat(moment.staying()).isLessThanOrEqualTo(10));
        assertThat(moments).allSatisfy(moment -> assertThat(moment.nodes()).isLessThanOrEqualTo(21));
        assertThat(EmulatedDay.cutOff(day, formula, slots)).isZero();
        assertThat(moments.get(moments.size() - 1).backlog()).isZero();
    }

    @ParameterizedTest(name = "{0}, at most {1} nodes with {2} slots")
    @CsvSource({"SPOT, 10, 1", "SPOT, 10, 4", "SPOT, 100, 1", "DEDICATED, 10, 1", "DEDICATED, 10, 4"})
    void thePoolIsEmptyHalfAnHourAfterTheLastTaskAndAllTasksAreDone(PoolFormula formula, int most, int slots) {
        List<Moment> day = live(formula, most, slots);

        Duration idleSince = Duration.ZERO;
        int timesIdle = 0;
        for (Moment moment : day) {
            if (moment.backlog() > 0) {
                idleSince = moment.at();
            } else if (moment.at().minus(idleSince).compareTo(IDLE) >= 0) {
                timesIdle++;
                assertThat(moment.nodes() + moment.preempted())
                        .as("nodes at %s", moment.at())
                        .isZero();
            }
        }
        assertThat(timesIdle).as("idle moments").isGreaterThan(100);
        assertThat(day.get(day.size() - 1).backlog()).isZero();
    }

    @ParameterizedTest(name = "at most {0} nodes")
    @CsvSource({"2", "10", "100"})
    void oneDedicatedNodeStandsInWhileSpotNodesArePreempted(int most) {
        Duration preemptedSince = null;
        int standingIn = 0;
        for (Moment moment : live(PoolFormula.SPOT, most, 1)) {
            assertThat(moment.targetDedicated()).isLessThanOrEqualTo(1);
            if (moment.preempted() == 0 || moment.backlog() == 0) {
                preemptedSince = null;
            } else if (preemptedSince == null) {
                preemptedSince = moment.at();
            } else if (moment.at().minus(preemptedSince).compareTo(STAND_IN_AFTER) >= 0) {
                standingIn++;
                assertThat(moment.standingIn()).as("at %s", moment.at()).isEqualTo(1);
            }
        }
        assertThat(standingIn).as("moments with a stand-in").isGreaterThan(60);
    }

    @Test
    void withoutPreemptionThereAreOnlySpotNodes() {
        assertThat(EmulatedDay.live(Day.ofTheWeek().undisturbed(), PoolFormula.SPOT.upTo(10), 1))
                .allSatisfy(moment -> assertThat(moment.dedicated()).isZero());
    }

    @Test
    void workMovesEvenWhenNoSpotNodeIsToBeHadFromTheStart() {
        Day dearth = new Day(
                Day.ofTheWeek().arrivals(), List.of(new Day.Shortage(Duration.ZERO, Day.LENGTH, 1)), Optional.empty());

        assertThat(EmulatedDay.live(dearth, PoolFormula.SPOT.upTo(10), 1))
                .anySatisfy(moment -> assertThat(moment.running()).isEqualTo(1))
                .allSatisfy(moment -> assertThat(moment.dedicated()).isLessThanOrEqualTo(1));
    }

    private static List<Moment> between(List<Moment> moments, Duration from, Duration to) {
        return moments.stream()
                .filter(moment ->
                        moment.at().compareTo(from) >= 0 && moment.at().compareTo(to) < 0)
                .toList();
    }

    private static List<Moment> live(PoolFormula formula, int most, int slots) {
        return EmulatedDay.live(Day.ofTheWeek(), formula.upTo(most), slots);
    }
}
