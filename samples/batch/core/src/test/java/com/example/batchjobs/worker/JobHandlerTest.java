package com.example.batchjobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import com.example.batchjobs.model.JobId;
import com.example.batchjobs.model.JobState;
import com.example.batchjobs.processor.JobInput;
import com.example.batchjobs.processor.JobOutput;
import com.example.batchjobs.processor.JobPostponed;
import com.example.batchjobs.processor.Progress;
import com.example.batchjobs.service.Services;
import com.example.batchjobs.service.Step;
import com.example.batchjobs.service.Submission;
import com.example.batchjobs.service.TestJobs;
import com.example.batchjobs.store.Storage;

/** The loop over jobs with rows, inputs and results. */
@ResourceLock("queue of JobHandlerTest")
class JobHandlerTest extends QueueSemantics {

    @Override
    Duration outage() {
        return Duration.ofSeconds(30);
    }

    @Override
    Rows subject(Storage storage, Subject.Work work) {
        return new Rows(storage, work);
    }

    @Test
    void beingCutOffDoesNotUseUpTries() {
        Semaphore began = new Semaphore(0);
        CompletableFuture<Void> never = new CompletableFuture<>();
        Rows subject = subject(queues.storage, (name, call, hold) -> {
            began.release();
            if (call <= 3) {
                never.get();
            }
        });
        subject.submit("a");

        cutOff(subject, began, 3, settings(1, 0, 1, LONG));
        WorkerLoop last = start(subject, settings(1, 0, 1, LONG));

        until(() -> last.metrics().succeeded() == 1);
        assertThat(subject.committed()).contains("a");
    }

    @Test
    void beingPostponedUsesUpNeitherTriesNorCrashes() {
        Rows subject = subject(queues.storage, (name, call, hold) -> {
            if (call <= 12) {
                throw new JobPostponed("not now");
            }
        });
        subject.submit("a");

        WorkerLoop loop = start(subject, settings(1, 0, 1, LONG));

        until(() -> loop.metrics().succeeded() == 1);
        assertThat(subject.committed()).contains("a");
    }

    @Test
    void aJobThatIsCutOffEveryTimeIsGivenUpAndItsErrorSaysSo() {
        Semaphore began = new Semaphore(0);
        CompletableFuture<Void> never = new CompletableFuture<>();
        Rows subject = subject(queues.storage, (name, call, hold) -> {
            began.release();
            never.get();
        });
        subject.submit("a");
        WorkerSettings twice =
                new WorkerSettings(1, 0, 5, settings(1, 0, 5, LONG).visibilityTimeout(), SHORT, LONG, SHORT, 2);

        cutOff(subject, began, 2, twice);
        WorkerLoop last = start(subject, twice);
        until(() -> last.metrics().poisoned() == 1);
        Workers workers = Workers.on(queues.storage, subject.services, Optional.empty());
        try (WorkerLoop poison = workers.poison(twice)) {
            poison.start();
            until(() -> subject.state("a") == JobState.POISONED);
        }

        assertThat(subject.services
                        .service()
                        .find(subject.ids.get("a"))
                        .run()
                        .error()
                        .message())
                .startsWith("The worker stopped 2 time(s) without an answer");
        assertThat(began.availablePermits()).isZero();
    }

    private void cutOff(Subject subject, Semaphore began, int times, WorkerSettings settings) {
        for (int time = 0; time < times; time++) {
            WorkerLoop loop = start(subject, settings);
            until(began::tryAcquire);
            loop.stop(Duration.ZERO);
        }
    }

    static final class Rows implements Subject {

        private final Map<String, Integer> calls = new ConcurrentHashMap<>();
        /** That state is final, so nobody has to ask again. */
        private final Set<String> succeeded = ConcurrentHashMap.newKeySet();

        final Map<String, JobId> ids = new ConcurrentHashMap<>();
        private final Work work;
        final Services services;

        Rows(Storage storage, Work work) {
            this.work = work;
            this.services = TestJobs.on(storage, new Step("work", this::process));
        }

        private void process(JobInput input, JobOutput output, Progress progress) throws Exception {
            String name = input.parameters().get("name");
            work.perform(name, calls.merge(name, 1, Integer::sum), () -> progress.percent(1));
        }

        @Override
        public MessageHandler handler() {
            return new Workers.Running(services.runner());
        }

        @Override
        public void submit(String name) {
            Submission submission =
                    new Submission("work", Map.of("name", name), "input".getBytes(StandardCharsets.UTF_8), null);
            ids.put(name, services.service().submit(submission).id());
        }

        @Override
        public Set<String> committed() {
            ids.keySet().stream()
                    .filter(name -> !succeeded.contains(name) && state(name) == JobState.SUCCEEDED)
                    .forEach(succeeded::add);
            return succeeded;
        }

        JobState state(String name) {
            return services.service().find(ids.get(name)).state();
        }
    }
}
