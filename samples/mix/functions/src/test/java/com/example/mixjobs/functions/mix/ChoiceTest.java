package com.example.mixjobs.functions.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.example.mixjobs.Jobs;
import com.example.mixjobs.batch.account.BatchUnavailable;
import com.example.mixjobs.model.BatchTask;
import com.example.mixjobs.model.Claimant;
import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobError;
import com.example.mixjobs.model.JobId;
import com.example.mixjobs.model.JobMessage;
import com.example.mixjobs.service.Delivery;
import com.example.mixjobs.service.Lease;
import com.example.mixjobs.service.Outcome;
import com.example.mixjobs.store.InvalidSettings;
import com.example.mixjobs.worker.MessageHandler;

/** Which way a job goes. */
@Timeout(10)
class ChoiceTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Job JOB = Job.submitted(JobId.create(NOW), "thumbnail", Map.of(), NOW);

    @ParameterizedTest
    @CsvSource({
        "PT30S,   function",
        "PT30M,   function",
        "PT30M1S, task",
        "PT2H,    task",
        ",        function",
    })
    void withAnHourForFunctionsHalfOfItDecides(Duration expected, String where) {
        assertThat(way(JOB, Optional.ofNullable(expected))).isEqualTo(where);
    }

    @Test
    void whatAFunctionDidNotFinishBecomesATask() {
        assertThat(way(JOB.claimed(new Claimant("worker", "message"), NOW), Optional.of(Duration.ofSeconds(1))))
                .isEqualTo("task");
    }

    @Test
    void whatFailedInAFunctionIsTriedThereAgain() {
        Job failed = JOB.claimed(new Claimant("worker", "message"), NOW).released(new JobError("X", "x"), NOW);

        assertThat(way(failed, Optional.of(Duration.ofSeconds(1)))).isEqualTo("function");
    }

    @Test
    void aMessageForAJobThatIsOverDoesNotWaitForAzureBatch() {
        Job over = JOB.claimed(new Claimant("worker", "message"), NOW).cancelled(NOW);

        assertThat(way(over, Optional.of(Duration.ofHours(2)))).isEqualTo("function");
    }

    @Test
    void whatHasATaskStaysATask() {
        assertThat(way(JOB.queued(NOW).dispatched(new BatchTask("jobs", "1"), NOW), Optional.empty()))
                .isEqualTo("task");
    }

    @Test
    void whatIsNoMessageIsTheFunctionsToRefuse() {
        List<String> ways = new ArrayList<>();
        choice(Optional.empty(), Optional.empty(), ways).handle(new Delivery("?", "1", 1), Lease.KEPT_BY_PLATFORM);

        assertThat(ways).containsExactly("function");
    }

    @Test
    void thatAzureBatchDoesNotAnswerCostsAJobNoTry() {
        List<String> sent = new ArrayList<>();
        MessageHandler down = (delivery, lease) -> new Outcome.Retry(new BatchUnavailable("503", null));
        Delivery delivery = new Delivery(JobMessage.of(JOB).toString(), "1", 1);

        Outcome outcome = new PatientDispatch(down, (message, pause) -> sent.add(message + " in " + pause))
                .handle(delivery, Lease.KEPT_BY_PLATFORM);

        assertThat(outcome).isEqualTo(new Outcome.Done());
        assertThat(sent).containsExactly(JOB.id() + " in PT1M");
    }

    @Test
    void aSettingOfAzureBatchThatIsMissingIsFoundBeforeAMessageIsReceived() {
        Map<String, String> settings = Map.of(
                "AzureWebJobsStorage", "UseDevelopmentStorage=true",
                "BATCH_ACCOUNT_ENDPOINT", "https://account.region.batch.azure.com");
        Jobs jobs = Jobs.create(settings);

        assertThatThrownBy(() -> new FunctionOrTask().handler(jobs, settings))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("BATCH_POOL_ID is not set");
    }

    @ParameterizedTest
    @CsvSource({"00:05:00, PT5M", "1.02:00:00, PT26H", ", PT30M", "-1, PT876000H"})
    void theFunctionsTimeOutIsReadAsTheHostReadsIt(String text, Duration timeout) {
        assertThat(FunctionTimeout.from(text == null ? Map.of() : Map.of(FunctionTimeout.SETTING, text)))
                .isEqualTo(timeout);
    }

    @Test
    void aTimeOutThatIsNoneIsExplained() {
        assertThatThrownBy(() -> FunctionTimeout.from(Map.of(FunctionTimeout.SETTING, "5 min")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("00:30:00");
    }

    private static String way(Job job, Optional<Duration> expected) {
        List<String> ways = new ArrayList<>();
        choice(Optional.of(job), expected, ways)
                .handle(new Delivery(JobMessage.of(job).toString(), "1", 1), Lease.KEPT_BY_PLATFORM);
        return String.join(" and ", ways);
    }

    private static Choice choice(Optional<Job> job, Optional<Duration> expected, List<String> ways) {
        return new Choice(
                message -> job,
                new Fit((operation, parameters) -> expected, Duration.ofHours(1)),
                noting("function", ways),
                noting("task", ways));
    }

    private static MessageHandler noting(String way, List<String> ways) {
        return (delivery, lease) -> {
            ways.add(way);
            return new Outcome.Done();
        };
    }
}
