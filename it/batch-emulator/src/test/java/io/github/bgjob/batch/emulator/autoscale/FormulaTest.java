package io.github.bgjob.batch.emulator.autoscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The formula language: each documented type, operator, function and variable, and each way to be wrong. */
@Timeout(30)
class FormulaTest {

    private static final Instant NOON_ON_TUESDAY = Instant.parse("2026-11-24T12:00:00Z");

    private final SampleHistory history = new SampleHistory();

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '~', textBlock = """
            1 + 2 * 3                                       ~ 7
            (1 + 2) * 3                                     ~ 9
            8 / 4 / 2                                       ~ 1
            -2 - -3                                         ~ 1
            7 / 2                                           ~ 3.5
            !0 + !5                                         ~ 1
            1 < 2                                           ~ 1
            2 <= 1                                          ~ 0
            "b" > "a"                                       ~ 1
            taskcompletion == "taskcompletion"              ~ 1
            1 != 1 || 2 == 2 && 3 >= 3                      ~ 1
            0 ? 1 : 2 ? 3 : 4                               ~ 3
            vec(1, 2, 3) * 2                                ~ [2,4,6]
            vec(1, 2) + vec(3, 4)                           ~ [4,6]
            TimeInterval_Minute * 5                         ~ 00:05:00
            2 * TimeInterval_Day + TimeInterval_Hour        ~ 2.01:00:00
            -TimeInterval_Hour / 2                          ~ -00:30:00
            TimeInterval_100ns * 5 + TimeInterval_Zero      ~ 00:00:00.0000005
            time() + TimeInterval_Hour                      ~ 2026-11-24T13:00:00.000Z
            time() - time("2026-11-24")                     ~ 12:00:00
            time("Tue, 24 Nov 2026 09:30:00 GMT").hour      ~ 9
            time("2026-11-24T09:30:05+01:00").hour          ~ 8
            time().weekday                                  ~ 2
            time("2026-11-22").weekday                      ~ 0
            time().year * 10000 + time().month * 100 + time().day  ~ 20261124
            avg(1, vec(2, 3), 6)                            ~ 3
            len(vec(1, 2), 3)                               ~ 3
            lg(8)                                           ~ 3
            lg(vec(8))                                      ~ [3]
            log(1000)                                       ~ 3
            ln(1)                                           ~ 0
            max(1, 5, 3)                                    ~ 5
            min(vec(4, 2), 3)                               ~ 2
            norm(3, 4)                                      ~ 5
            percentile(vec(5, 1, 4, 2, 3), 50)              ~ 3
            percentile(vec(5, 1, 4, 2, 3), 100)             ~ 5
            range(3, 9, 5)                                  ~ 6
            round(2.5) + floor(2.9) + ceil(2.1)             ~ 8
            std(2, 4, 4, 4, 5, 5, 7, 9) > 2.13              ~ 1
            sum(vec(1, 2), 3)                               ~ 6
            val(vec(7, 8, 9), 1)                            ~ 8
            rand() >= 0 && rand() < 1                       ~ 1
            """)
    void anExpressionHasItsDocumentedValue(String expression, String value) {
        assertThat(evaluate("x = " + expression).results()).endsWith(";x=" + value);
    }

    @Test
    void aFormulaSaysHowManyNodesThereShouldBeAndHowOthersLeave() {
        AutoscaleRun run = evaluate("""
                // Ten at most, as in the documentation's first example.
                $most = 10;
                $TargetDedicatedNodes = min($most, 25);
                $TargetLowPriorityNodes = 2.7;
                $NodeDeallocationOption = taskcompletion
                """);

        assertThat(run.error()).isEmpty();
        assertThat(run.targets()).isEqualTo(new Targets(10, 2, NodeDeallocation.TASKCOMPLETION));
        assertThat(run.results())
                .isEqualTo("$TargetDedicatedNodes=10;$TargetLowPriorityNodes=2;"
                        + "$NodeDeallocationOption=taskcompletion;$most=10");
    }

    @Test
    void whatAFormulaDoesNotSayStaysAsItIs() {
        assertThat(evaluate("$TargetDedicatedNodes = $TargetDedicatedNodes + 1").targets())
                .isEqualTo(new Targets(4, 1, NodeDeallocation.REQUEUE));
    }

    @Test
    void anOldNameOfATargetCountsUnlessTheNewOneIsAssignedToo() {
        assertThat(evaluate("$TargetDedicated = 5; $TargetLowPriority = 6; $TargetLowPriorityNodes = 7")
                        .targets())
                .isEqualTo(new Targets(5, 7, NodeDeallocation.REQUEUE));
    }

    @Test
    void stopEndsTheEvaluationWithWhatWasSaidSoFar() {
        AutoscaleRun run =
                evaluate("$TargetDedicatedNodes = 9; $ActiveTasks > 1 ? stop() : 0; $TargetDedicatedNodes = 0");

        assertThat(run.targets().dedicated()).isEqualTo(9);
    }

    @Test
    void onlyTheBranchThatWasChosenIsEvaluated() {
        assertThat(evaluate("x = $PendingTasks.GetSamplePercent(TimeInterval_Hour) < 70"
                                + " ? 1 : avg($PendingTasks.GetSample(TimeInterval_Hour))")
                        .results())
                .endsWith(";x=1");
    }

    @Test
    void samplesAreThoseOfTheSpanThatHaveArrived() {
        for (int second = 600; second >= 0; second -= 30) {
            history.add(NOON_ON_TUESDAY.minusSeconds(second), Map.of(Metric.PENDING_TASKS, second / 30.0));
        }

        assertThat(evaluate("x = $PendingTasks.GetSample(TimeInterval_Minute * 3)")
                        .results())
                .as("30 s apart, oldest first, without those of the last minute")
                .endsWith(";x=[5,4,3,2]");
        assertThat(evaluate("x = $PendingTasks.GetSample(TimeInterval_Minute * 2, TimeInterval_Minute * 3)")
                        .results())
                .endsWith(";x=[5,4]");
        assertThat(evaluate(
                                "x = $PendingTasks.GetSample(time(\"2026-11-24T11:58Z\"), time(\"2026-11-24T11:57Z\"), 100)")
                        .results())
                .endsWith(";x=[5,4]");
        assertThat(evaluate("x = $PendingTasks.GetSample(2)").results()).endsWith(";x=[3,2]");
        assertThat(evaluate("x = $PendingTasks.GetSamplePercent(TimeInterval_Minute * 5)")
                        .results())
                .endsWith(";x=80");
        assertThat(evaluate("x = $PendingTasks.GetSamplePeriod()").results()).endsWith(";x=00:00:30");
        assertThat(evaluate("x = $PendingTasks.Count()").results()).endsWith(";x=19");
        assertThat(evaluate("x = $PendingTasks.HistoryBeginTime()").results()).endsWith(";x=2026-11-24T11:50:00.000Z");
    }

    @Test
    void tooFewSamplesAreAnErrorOfTheirOwnWithTheServicesWords() {
        AutoscaleRun run = evaluate("// two\n$x = $RunningTasks.GetSample(TimeInterval_Minute, 70);");

        assertThat(run.error()).hasValueSatisfying(error -> {
            assertThat(error.kind().code()).isEqualTo("InsufficientSampleData");
            assertThat(error)
                    .hasMessage(
                            "Line 2, Col 20: Insufficient data from data set: $RunningTasks wanted 70%, received 0%");
        });
        assertThat(run.targets()).isEqualTo(new Targets(3, 1, NodeDeallocation.REQUEUE));
        assertThat(run.results())
                .isEqualTo("$TargetDedicatedNodes=3;$TargetLowPriorityNodes=1;$NodeDeallocationOption=requeue");
    }

    @Test
    void samplesThatAreAWeekOldAreForgotten() {
        history.add(NOON_ON_TUESDAY.minus(Duration.ofDays(9)), Map.of(Metric.PENDING_TASKS, 1.0));
        history.add(NOON_ON_TUESDAY.minus(Duration.ofHours(1)), Map.of(Metric.PENDING_TASKS, 2.0));

        assertThat(evaluate("x = $PendingTasks.GetSample(100)").results()).endsWith(";x=[2]");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '~', textBlock = """
            x = 1 +                        ~ Line 1, Col 8: expected a value, found the end of the formula
            x = (1                         ~ Line 1, Col 7: expected ')', found the end of the formula
            x = 1 2                        ~ Line 1, Col 7: expected ';', found '2'
            x = 1 ? 2                      ~ Line 1, Col 10: expected ':', found the end of the formula
            $something_useless             ~ Line 1, Col 1: $something_useless has no value: no statement before this one assigns it
            x = median(1)                  ~ Line 1, Col 5: there is no function median()
            x = percentile(vec(1))         ~ Line 1, Col 5: percentile() takes 2 arguments, not 1
            x = $PendingTasks.Sample(1)    ~ Line 1, Col 19: there is no method Sample; metrics have GetSample, GetSamplePercent, GetSamplePeriod, Count, HistoryBeginTime
            x = time().minutes             ~ Line 1, Col 12: there is no member minutes; a timestamp has year, month, day, weekday, hour, minute and second
            $PendingTasks = 1              ~ Line 1, Col 1: $PendingTasks can only be read
            x = [1, 2]                     ~ Line 1, Col 5: there are no literal vectors; use vec(1, 2, 3)
            x = "open                      ~ Line 1, Col 5: the string that begins here has no closing quote on its line
            x = time() - TimeInterval_Hour ~ Line 1, Col 12: there is no operation 'timestamp - timeinterval'
            x = 2 * vec(1)                 ~ Line 1, Col 7: there is no operation 'double * doubleVec'
            x = vec(1) + vec(1, 2)         ~ Line 1, Col 12: the two doubleVecs are not of the same length
            x = "a" ? 1 : 2                ~ Line 1, Col 5: a condition must be a double, not a string
            x = avg(time())                ~ Line 1, Col 5: avg(): argument 1 must be a double or doubleVec, not a timestamp
            x = avg()                      ~ Line 1, Col 5: avg(): there is no value to take it of
            x = val(vec(1), 1)             ~ Line 1, Col 5: val(): there is no element 1 in a doubleVec of 1
            x = time("yesterday")          ~ Line 1, Col 5: time(): expects a time such as 2026-11-24T09:30:00Z or Tue, 24 Nov 2026 09:30:00 GMT
            x = time("2026-11-24T09:30:00.123456789Z") ~ Line 1, Col 5: time(): expects a time such as 2026-11-24T09:30:00Z or Tue, 24 Nov 2026 09:30:00 GMT
            $TargetDedicatedNodes = -1     ~ Line 1, Col 1: $TargetDedicatedNodes must be a double from 0 on, not double -1
            $NodeDeallocationOption = 1    ~ Line 1, Col 1: $NodeDeallocationOption must be requeue, terminate, taskcompletion or retaineddata, not 1
            """)
    void anErrorSaysWhereAndWhatWasExpected(String formula, String message) {
        assertThat(evaluate(formula).error()).hasValueSatisfying(error -> {
            assertThat(error).hasMessage(message);
            assertThat(error.kind().code()).isEqualTo("AutoScalingFormulaEvaluationError");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$CPUPercent",
                "$WallClockSeconds",
                "$MemoryBytes",
                "$DiskBytes",
                "$DiskReadBytes",
                "$DiskWriteBytes",
                "$DiskReadOps",
                "$DiskWriteOps",
                "$NetworkInBytes",
                "$NetworkOutBytes",
                "$SampleNodeCount",
                "$ActiveTasks",
                "$RunningTasks",
                "$PendingTasks",
                "$SucceededTasks",
                "$FailedTasks",
                "$TaskSlotsPerNode",
                "$CurrentDedicatedNodes",
                "$CurrentLowPriorityNodes",
                "$UsableNodeCount",
                "$PreemptedNodeCount"
            })
    void everyVariableOfTheServiceIsKnown(String variable) throws FormulaError {
        Metric metric = Metric.named(variable).orElseThrow();
        PoolView pool = pool(Map.of(metric, 4.0));

        assertThat(Formula.parse("x = " + variable + " * 1.5").evaluate(pool).results())
                .endsWith(";x=6");
    }

    @Test
    void aFormulaHasAtMost8KilobytesAnd100Statements() {
        assertThatThrownBy(() -> Formula.parse("x = 1;" + " ".repeat(8 * 1024)))
                .hasMessage("Line 1, Col 1: a formula has at most 8192 bytes, not 8198");
        assertThatThrownBy(() -> Formula.parse("x = 1;\n".repeat(101)))
                .hasMessage("Line 101, Col 1: a formula has at most 100 statements, not 101");
        assertThatThrownBy(() -> Formula.parse("// nothing\n"))
                .hasMessage("Line 1, Col 1: a formula has at least one statement");
    }

    private AutoscaleRun evaluate(String formula) {
        return Formula.evaluate(formula, pool(Map.of(Metric.ACTIVE_TASKS, 5.0)));
    }

    private PoolView pool(Map<Metric, Double> readings) {
        return new PoolView(NOON_ON_TUESDAY, new Targets(3, 1, NodeDeallocation.REQUEUE), readings, history);
    }
}
