package com.example.mixjobs.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobId;
import com.example.mixjobs.model.JobMessage;
import com.example.mixjobs.model.JobState;
import com.example.mixjobs.service.JobRefused.Reason;
import com.example.mixjobs.store.JobNames;

@Timeout(60)
class CancelAndRetryTest {

    @Test
    void aJobThatWaitsCanBeCancelledAndItsMessageDoesNothing() {
        AtomicInteger calls = new AtomicInteger();
        TestJobs jobs = TestJobs.with(new Step("count", (input, output, progress) -> calls.incrementAndGet()));
        Job job = jobs.submit("count");

        assertThat(jobs.services.service().cancel(job.id()).state()).isEqualTo(JobState.CANCELLED);

        assertThat(jobs.runNext()).isEqualTo(new Outcome.Done());
        assertThat(calls).hasValue(0);
        assertThat(jobs.find(job.id()).state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void aRunningJobThatIsCancelledStopsAtItsNextProgress() {
        List<Integer> reached = new ArrayList<>();
        TestJobs[] holder = new TestJobs[1];
        AtomicReference<JobId> id = new AtomicReference<>();
        TestJobs jobs = TestJobs.with(new Step("slow", (input, output, progress) -> {
            for (int percent = 0; percent <= 100; percent += 10) {
                if (percent == 50) {
                    holder[0].services.service().cancel(id.get());
                }
                holder[0].clock.advance(Duration.ofSeconds(1));
                progress.percent(percent);
                reached.add(percent);
            }
        }));
        holder[0] = jobs;
        id.set(jobs.submit("slow").id());

        assertThat(jobs.runNext()).isEqualTo(new Outcome.Done());

        assertThat(reached).containsExactly(0, 10, 20, 30, 40);
        assertThat(jobs.find(id.get()).state()).isEqualTo(JobState.CANCELLED);
        assertThat(jobs.find(id.get()).run().percent()).isEqualTo(40);
    }

    @Test
    void progressIsWrittenAtIntervalsOnly() {
        List<Integer> written = new ArrayList<>();
        TestJobs[] holder = new TestJobs[1];
        AtomicReference<JobId> id = new AtomicReference<>();
        TestJobs jobs = TestJobs.with(new Step("busy", (input, output, progress) -> {
            for (int percent = 0; percent <= 100; percent++) {
                holder[0].clock.advance(Duration.ofMillis(percent < 50 ? 1000 : 10));
                progress.percent(percent);
                int now = holder[0].find(id.get()).run().percent();
                if (written.isEmpty() || written.get(written.size() - 1) != now) {
                    written.add(now);
                }
            }
        }));
        holder[0] = jobs;
        id.set(jobs.submit("busy").id());

        jobs.runNext();

        // Five points apart while time passes quickly, then a quarter of a second apart.
        assertThat(written).containsExactly(0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 75, 100);
    }

    @Test
    void aFinishedJobCannotBeCancelled() {
        TestJobs jobs = TestJobs.with(Step.copy());
        Job job = jobs.submit("copy");
        jobs.runNext();

        JobRefused refused = catchThrowableOfType(
                JobRefused.class, () -> jobs.services.service().cancel(job.id()));

        assertThat(refused.reason()).isEqualTo(Reason.CONFLICT);
        assertThat(refused).hasMessage("Job " + job.id() + " is SUCCEEDED and cannot be cancelled.");
    }

    @Test
    void aPoisonedJobThatIsRetriedRunsAsIfForTheFirstTime() {
        AtomicInteger calls = new AtomicInteger();
        TestJobs jobs = TestJobs.with(new Step("flaky", (input, output, progress) -> {
            if (calls.incrementAndGet() == 1) {
                throw new IOException("broken");
            }
        }));
        Job job = jobs.submit("flaky");
        Delivery first = TestJobs.delivery(job, "first");
        jobs.services.runner().run(first);
        jobs.services.poison().handle(first.body());
        TestJobs.queue(JobNames.QUEUE).clearMessages();

        Job again = jobs.services.service().retry(job.id());

        assertThat(again.state()).isEqualTo(JobState.QUEUED);
        assertThat(again.run().attempts()).isZero();
        assertThat(again.run().error()).isNull();
        assertThat(jobs.runNext()).isEqualTo(new Outcome.Done());
        assertThat(jobs.find(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(jobs.find(job.id()).run().attempts()).isEqualTo(1);
    }

    @Test
    void messagesFromBeforeARetryDoNothing() {
        TestJobs jobs = TestJobs.with(Step.copy());
        Job job = jobs.submit("copy");
        String old = JobMessage.of(job).toString();
        jobs.services.poison().handle(old);
        Job again = jobs.services.service().retry(job.id());

        jobs.services.poison().handle(old);
        Outcome outcome = jobs.services.runner().run(new Delivery(old, "old", 1));

        assertThat(outcome).isEqualTo(new Outcome.Done());
        assertThat(jobs.find(job.id())).isEqualTo(again);
    }

    @Test
    void onlyFailedAndPoisonedJobsCanBeRetried() {
        TestJobs jobs = TestJobs.with(Step.copy());
        Job job = jobs.submit("copy");

        JobRefused refused = catchThrowableOfType(
                JobRefused.class, () -> jobs.services.service().retry(job.id()));

        assertThat(refused.reason()).isEqualTo(Reason.CONFLICT);
        assertThat(refused).hasMessage("Job " + job.id() + " is QUEUED and cannot be retried.");
    }

    @Test
    void aJobThatDoesNotExistIsNotFound() {
        TestJobs jobs = TestJobs.with();
        JobId nobody = JobId.create(jobs.clock.instant());

        assertThat(catchThrowableOfType(
                                JobRefused.class, () -> jobs.services.service().cancel(nobody))
                        .reason())
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(catchThrowableOfType(
                                JobRefused.class, () -> jobs.services.service().retry(nobody))
                        .reason())
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(catchThrowableOfType(JobRefused.class, () -> jobs.find(nobody))
                        .reason())
                .isEqualTo(Reason.NOT_FOUND);
    }
}
