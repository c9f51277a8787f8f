package com.example.batchjobs.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.batchjobs.model.Job;
import com.example.batchjobs.model.JobError;
import com.example.batchjobs.model.JobId;
import com.example.batchjobs.model.JobState;
import com.example.batchjobs.processor.JobPostponed;
import com.example.batchjobs.processor.PermanentFailure;
import com.example.batchjobs.store.JobNames;

@Timeout(60)
class JobRunnerTest {

    @Test
    void aJobThatIsSubmittedAndRunSucceedsWithItsResult() {
        TestJobs jobs = TestJobs.with(Step.copy());
        Job submitted = jobs.submit("copy");
        assertThat(submitted.state()).isEqualTo(JobState.QUEUED);

        assertThat(jobs.runNext()).isEqualTo(new Outcome.Done());

        Job done = jobs.find(submitted.id());
        assertThat(done.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(done.run().percent()).isEqualTo(100);
        assertThat(done.run().attempts()).isEqualTo(1);
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        JobResult found = jobs.services.service().result(submitted.id()).orElseThrow();
        found.writeTo(result);
        assertThat(result).hasToString("content");
        assertThat(found.mediaType()).isEqualTo("text/plain");
        assertThat(TestJobs.messages(JobNames.QUEUE)).isZero();
    }

    @Test
    void aProcessorThatWritesNoResultSucceedsWithoutOne() {
        TestJobs jobs = TestJobs.with(new Step("silent", (input, output, progress) -> {}));
        Job job = jobs.submit("silent");

        assertThat(jobs.runNext()).isEqualTo(new Outcome.Done());

        assertThat(jobs.find(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(jobs.services.service().result(job.id())).isEmpty();
    }

    @Test
    void aJobThatFailsThreeTimesAndThenWorksSucceedsAtItsFourthAttempt() {
        AtomicInteger calls = new AtomicInteger();
        TestJobs jobs = TestJobs.with(new Step("flaky", (input, output, progress) -> {
            if (calls.incrementAndGet() <= 3) {
                throw new IOException("the disk is on fire, try " + calls);
            }
        }));
        Job job = jobs.submit("flaky");

        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(jobs.runNext()).isInstanceOf(Outcome.Retry.class);
            Job waiting = jobs.find(job.id());
            assertThat(waiting.state()).isEqualTo(JobState.QUEUED);
            assertThat(waiting.run().attempts()).isEqualTo(attempt);
            assertThat(waiting.run().error())
                    .isEqualTo(new JobError("IOException", "the disk is on fire, try " + attempt));
        }
        assertThat(jobs.runNext()).isEqualTo(new Outcome.Done());

        Job done = jobs.find(job.id());
        assertThat(done.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(done.run().attempts()).isEqualTo(4);
        assertThat(done.run().error()).isNull();
    }

    @Test
    void aPermanentFailureIsPoisonAtTheFirstTryAndKeepsItsReason() {
        TestJobs jobs = TestJobs.with(new Step("picky", (input, output, progress) -> {
            throw new PermanentFailure(PermanentFailure.Kind.INVALID, "not this one");
        }));
        Job job = jobs.submit("picky");

        assertThat(jobs.runNext()).isEqualTo(new Outcome.Poison("not this one"));
        assertThat(jobs.find(job.id()).run().error()).isEqualTo(new JobError("PermanentFailure", "not this one"));
        jobs.services.poison().handle(job.id().toString());

        Job poisoned = jobs.find(job.id());
        assertThat(poisoned.state()).isEqualTo(JobState.POISONED);
        assertThat(poisoned.run().attempts()).isEqualTo(1);
        assertThat(poisoned.run().error()).isEqualTo(new JobError("PermanentFailure", "not this one"));
    }

    @Test
    void anErrorOfTheJvmIsRecordedAndTriedAgain() {
        TestJobs jobs = TestJobs.with(new Step("hungry", (input, output, progress) -> {
            throw new OutOfMemoryError("Java heap space");
        }));
        Job job = jobs.submit("hungry");

        assertThat(jobs.runNext()).isInstanceOfSatisfying(Outcome.Retry.class, retry -> assertThat(retry.cause())
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(OutOfMemoryError.class));
        assertThat(jobs.find(job.id()).run().error()).isEqualTo(new JobError("OutOfMemoryError", "Java heap space"));
    }

    @Test
    void memoryThatRanOutIsTriedAgainWhateverItIsCalledOnTheWay() {
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");
        TestJobs jobs = TestJobs.with(new Step("hungry", (input, output, progress) -> {
            throw new PermanentFailure(
                    PermanentFailure.Kind.INVALID, "It is damaged.", new IOException("Caught in between", error));
        }));
        Job job = jobs.submit("hungry");

        assertThat(jobs.runNext()).isInstanceOfSatisfying(Outcome.Retry.class, retry -> assertThat(retry.cause())
                .hasRootCause(error));
        assertThat(jobs.find(job.id()).run().error()).isEqualTo(new JobError("OutOfMemoryError", "Java heap space"));
    }

    @Test
    void aJobThatIsPostponedWaitsWithItsReasonAndLosesNoTry() {
        TestJobs jobs = TestJobs.with(new Step("patient", (input, output, progress) -> {
            throw new JobPostponed("not now");
        }));
        Job job = jobs.submit("patient");

        assertThat(jobs.runNext()).isInstanceOf(Outcome.Retry.class);

        Job waiting = jobs.find(job.id());
        assertThat(waiting.state()).isEqualTo(JobState.QUEUED);
        assertThat(waiting.run().failures()).isZero();
        assertThat(waiting.run().attempts()).isZero();
        assertThat(waiting.run().error()).isEqualTo(new JobError("JobPostponed", "not now"));
    }

    @Test
    void aMessageThatIsNotAJobIdIsPoison() {
        TestJobs jobs = TestJobs.with();
        for (String body : new String[] {"", "hello", "{\"id\":1}", "00000000-0000-4000-8000-000000000000", "x\ny"}) {
            assertThat(jobs.services.runner().run(new Delivery(body, "m", 1)))
                    .isInstanceOfSatisfying(Outcome.Poison.class, poison -> assertThat(poison.reason())
                            .startsWith("The message is not a job id: ")
                            .doesNotContain("\n"));
        }
    }

    @Test
    void aMessageWhoseJobDoesNotExistIsPoison() {
        TestJobs jobs = TestJobs.with();
        JobId nobody = JobId.create(jobs.clock.instant());

        assertThat(jobs.services.runner().run(new Delivery(nobody.toString(), "m", 1)))
                .isEqualTo(new Outcome.Poison("There is no job " + nobody + "."));
    }

    @Test
    void aDuplicateMessageOfAFinishedJobDoesNothing() {
        AtomicInteger calls = new AtomicInteger();
        TestJobs jobs = TestJobs.with(new Step("count", (input, output, progress) -> calls.incrementAndGet()));
        Job job = jobs.submit("count");
        TestJobs.queue(JobNames.QUEUE).sendMessage(job.id().toString());
        jobs.runNext();
        Job before = jobs.find(job.id());

        assertThat(jobs.runNext()).isEqualTo(new Outcome.Done());

        assertThat(calls).hasValue(1);
        assertThat(jobs.find(job.id())).isEqualTo(before);
    }

    @Test
    void aJobWhoseOperationIsGoneSinceItWasSubmittedIsPoison() {
        TestJobs jobs = TestJobs.with(Step.copy());
        Job job = jobs.submit("copy");
        Services withoutIt = Services.on(
                jobs.storage, new Processors(List.of()), TestJobs.MAX_INPUT_BYTES, Timing.DEFAULT, jobs.clock);

        assertThat(withoutIt.runner().run(TestJobs.delivery(job, "m"))).isInstanceOf(Outcome.Poison.class);
        assertThat(jobs.find(job.id()).run().error().message()).startsWith("There is no operation \"copy\"");
    }
}
