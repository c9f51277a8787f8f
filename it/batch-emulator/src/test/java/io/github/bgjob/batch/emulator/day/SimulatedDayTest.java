package io.github.bgjob.batch.emulator.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What generated projects promise about the size of their pools, over a day with bursts, a trickle and evictions. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class SimulatedDayTest {

    private static final Duration IDLE = Duration.ofMinutes(30);

    /** To see it (5 min), to have its samples (1½ min) and to start a node (3 min). */
    private static final Duration STAND_IN_AFTER = Duration.ofMinutes(10);

    @ParameterizedTest(name = "{0}, at most {1} nodes with {2} slots")
    @CsvSource({"SPOT, 1, 1", "SPOT, 10, 1", "SPOT, 10, 4", "SPOT, 100, 1", "DEDICATED, 1, 1", "DEDICATED, 10, 4"})
    void thePoolIsNeverLargerThanAllowed(PoolFormula formula, int most, int slots) {
        assertThat(live(formula, most, slots)).allSatisfy(moment -> {
            assertThat(moment.nodes()).isLessThanOrEqualTo(most);
            assertThat(moment.targetDedicated() + moment.targetSpot()).isLessThanOrEqualTo(most);
        });
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
        Day quiet = new Day(Day.ofTheWeek().arrivals(), List.of());

        assertThat(EmulatedDay.live(quiet, PoolFormula.SPOT.upTo(10), 1))
                .allSatisfy(moment -> assertThat(moment.dedicated()).isZero());
    }

    @Test
    void workMovesEvenWhenNoSpotNodeIsToBeHadFromTheStart() {
        Day dearth = new Day(Day.ofTheWeek().arrivals(), List.of(new Day.Shortage(Duration.ZERO, Day.LENGTH, 1)));

        assertThat(EmulatedDay.live(dearth, PoolFormula.SPOT.upTo(10), 1))
                .anySatisfy(moment -> assertThat(moment.running()).isEqualTo(1))
                .allSatisfy(moment -> assertThat(moment.dedicated()).isLessThanOrEqualTo(1));
    }

    private static List<Moment> live(PoolFormula formula, int most, int slots) {
        return EmulatedDay.live(Day.ofTheWeek(), formula.upTo(most), slots);
    }
}
