package com.example.mixjobs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class JobTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(1));
    private static final Job SUBMITTED = Job.submitted(JobId.create(NOW), "copy", Map.of("width", "3"), NOW);
    private static final Claimant CLAIMANT = new Claimant("machine/1", "message");
    private static final JobError ERROR = new JobError("IOException", "broken");

    @Test
    void aClaimCountsAnAttemptAndStartsFromNought() {
        Job again = SUBMITTED
                .queued(NOW)
                .claimed(CLAIMANT, NOW)
                .progressed(50, NOW)
                .released(ERROR, NOW)
                .claimed(CLAIMANT, LATER);

        assertThat(again.run()).isEqualTo(new JobRun(0, 0, 2, 1, null, CLAIMANT, ERROR, null));
        assertThat(again.times()).isEqualTo(new JobTimes(NOW, NOW, LATER, null));
    }

    @Test
    void successForgetsTheErrorsOfEarlierAttempts() {
        Job done = SUBMITTED
                .claimed(CLAIMANT, NOW)
                .released(ERROR, NOW)
                .claimed(CLAIMANT, NOW)
                .succeeded("text/plain", LATER);

        assertThat(done.run()).isEqualTo(new JobRun(0, 100, 2, 1, null, CLAIMANT, null, "text/plain"));
        assertThat(done.times().finished()).isEqualTo(LATER);
    }

    @Test
    void aRetryBeginsANewRoundWithoutHistory() {
        Job again = SUBMITTED.claimed(CLAIMANT, NOW).poisoned(ERROR, NOW).resubmitted(LATER);

        assertThat(again.state()).isEqualTo(JobState.SUBMITTED);
        assertThat(again.run()).isEqualTo(new JobRun(1, 0, 0, 0, null, null, null, null));
        assertThat(again.times()).isEqualTo(new JobTimes(NOW, null, LATER, null));
    }

    @Test
    void aMoveThatIsNotAllowedSaysSo() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SUBMITTED.cancelled(NOW).claimed(CLAIMANT, NOW))
                .withMessage("Job " + SUBMITTED.id() + " is CANCELLED and cannot become RUNNING.");
    }

    @Test
    void aLongErrorMessageIsCut() {
        JobError error = new JobError("IOException", "x".repeat(100_000));

        assertThat(error.message()).hasSize(2000).endsWith("…");
    }
}
