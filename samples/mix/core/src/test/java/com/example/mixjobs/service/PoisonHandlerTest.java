package com.example.mixjobs.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.mixjobs.model.Claimant;
import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobId;
import com.example.mixjobs.model.JobState;

@Timeout(60)
class PoisonHandlerTest {

    @Test
    void aJobWhoseWorkerVanishedIsPoisonedWithThatReason() {
        TestJobs jobs = TestJobs.with(Step.copy());
        Job job = jobs.submit("copy");
        for (int attempt = 1; attempt <= 5; attempt++) {
            Claimant claimant = new Claimant("gone/" + attempt, "m");
            jobs.storage.jobs().update(job.id(), it -> Optional.of(it.claimed(claimant, jobs.clock.instant())));
        }

        jobs.services.poison().handle(job.id().toString());

        Job poisoned = jobs.find(job.id());
        assertThat(poisoned.state()).isEqualTo(JobState.POISONED);
        assertThat(poisoned.run().error().type()).isEqualTo("NoAnswer");
        assertThat(poisoned.run().error().message()).startsWith("The worker stopped 5 time(s) without an answer");
        assertThat(poisoned.times().finished()).isEqualTo(jobs.clock.instant());
    }

    @Test
    void theSameMessageAgainChangesNothing() {
        TestJobs jobs = TestJobs.with(Step.copy());
        Job job = jobs.submit("copy");
        jobs.services.poison().handle(job.id().toString());
        Job before = jobs.find(job.id());
        jobs.clock.advance(Duration.ofMinutes(1));

        jobs.services.poison().handle(job.id().toString());

        assertThat(jobs.find(job.id())).isEqualTo(before);
    }

    @Test
    void aJobThatSucceededStaysSo() {
        TestJobs jobs = TestJobs.with(Step.copy());
        Job job = jobs.submit("copy");
        jobs.runNext();

        jobs.services.poison().handle(job.id().toString());

        assertThat(jobs.find(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void malformedBodiesAndUnknownIdsAreSwallowed() {
        TestJobs jobs = TestJobs.with();
        JobId nobody = JobId.create(jobs.clock.instant());

        assertThatCode(() -> {
                    jobs.services.poison().handle("");
                    jobs.services.poison().handle("{}");
                    jobs.services.poison().handle(nobody.toString());
                })
                .doesNotThrowAnyException();
    }
}
