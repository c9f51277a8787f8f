package com.acmetpl.jobs.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.bgjob.batch.emulator.BatchEmulator;

import com.acmetpl.jobs.batch.account.NewPool;
import com.acmetpl.jobs.model.Job;
import com.acmetpl.jobs.model.JobState;
import com.acmetpl.jobs.service.Services;
import com.acmetpl.jobs.service.Submission;
import com.acmetpl.jobs.worker.WorkerSettings;

/** Jobs on Spot nodes that are taken away all the time. */
@Timeout(600)
class MassEvictionTest {

    private static final int JOBS = 100;
    private static final int NODES = 4;
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private final Random random = new Random(SEED);

    @Test
    void jobsOfAllLengthsFinishWhileANodeIsTakenAwayEverySecondOrSo() {
        System.out.println("MassEvictionTest runs with -Dseed=" + SEED);
        NewPool spot = new NewPool(TestAccount.POOL, new NewPool.Scale.Fixed(0, NODES), 4);
        try (TestAccount account = new TestAccount(spot, BatchEmulator.builder().chaosEvery(Duration.ofMillis(1300)));
                MassTasks tasks = new MassTasks()) {
            Services services = account.services(tasks);
            tasks.runBy(new Processor(services.runner(), services.poison(), limits(1000), retry -> false)::process);
            Batch batch = account.batch(services, tasks.command());
            List<Job> submitted = new ArrayList<>();
            for (int number = 0; number < JOBS; number++) {
                submitted.add(submit(services, number, random.nextInt(300) / 100.0));
                TestAccount.dispatch(batch, submitted.get(number));
            }

            submitted.forEach(job -> TestAccount.until(() -> {
                batch.reconciler().reconcile();
                return now(services, job).state().isTerminal();
            }));

            List<Job> jobs = submitted.stream().map(job -> now(services, job)).toList();
            assertThat(jobs).extracting(Job::state).containsOnly(JobState.SUCCEEDED);
            int attempts = jobs.stream().mapToInt(job -> job.run().attempts()).sum();
            assertThat(attempts).isGreaterThan(JOBS);
            for (Job job : jobs) {
                String name = job.parameters().get(MassTasks.NAME);
                assertThat(job.run().attempts())
                        .as(name)
                        .isEqualTo(tasks.begun().get(name));
                assertThat(tasks.completed().get(name)).as(name).isOne();
            }
            System.out.printf("%d jobs took %d attempts on %d Spot nodes%n", JOBS, attempts, NODES);
        }
    }

    @Test
    void aJobThatIsEvictedMoreOftenThanItsLimitIsPoisonedAndSaysSo() {
        int limit = 3;
        NewPool spot = NewPool.ofNodes(TestAccount.POOL, 0, 1);
        try (TestAccount account = new TestAccount(spot, BatchEmulator.builder().chaosEvery(Duration.ofSeconds(3)));
                MassTasks tasks = new MassTasks()) {
            Services services = account.services(tasks);
            tasks.runBy(new Processor(services.runner(), services.poison(), limits(limit), retry -> false)::process);
            Job job = submit(services, 0, 600);
            TestAccount.dispatch(account.batch(services, tasks.command()), job);

            TestAccount.until(() -> now(services, job).state().isTerminal());

            Job poisoned = now(services, job);
            assertThat(poisoned.state()).isEqualTo(JobState.POISONED);
            assertThat(poisoned.run().attempts()).isEqualTo(limit);
            assertThat(poisoned.run().error().type()).isEqualTo("CutOff");
            assertThat(poisoned.run().error().message())
                    .contains("cut off 3 times")
                    .contains("Spot node");
        }
    }

    private static WorkerSettings limits(int maxCrashes) {
        return new WorkerSettings(
                1,
                0,
                5,
                Optional.empty(),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                maxCrashes);
    }

    private static Job submit(Services services, int number, double seconds) {
        Map<String, String> parameters =
                Map.of(MassTasks.NAME, "job-" + number, MassTasks.SECONDS, String.valueOf(seconds));
        byte[] input = "input".getBytes(StandardCharsets.UTF_8);
        return services.service().submit(new Submission(MassTasks.OPERATION, parameters, input, null));
    }

    private static Job now(Services services, Job job) {
        return services.service().find(job.id());
    }
}
