package com.acmetpl.jobs.batch;

import static com.acmetpl.jobs.batch.TestAccount.until;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.github.bgjob.batch.emulator.faults.Fault;
import io.github.bgjob.batch.emulator.faults.Faults;

import com.acmetpl.jobs.model.Job;
import com.acmetpl.jobs.model.JobId;
import com.acmetpl.jobs.model.JobState;
import com.acmetpl.jobs.service.Services;
import com.acmetpl.jobs.service.Submission;
import com.acmetpl.jobs.service.TestJobs;
import com.acmetpl.jobs.store.JobNames;
import com.acmetpl.jobs.worker.WorkerSettings;

/** Dispatching is exactly once in effect, whatever happens to the dispatcher, to Azure Batch and to the Batch jobs. */
@Timeout(600)
class MassDispatchTest {

    private static final int JOBS = 300;
    private static final int KILLS = 30;
    private static final int LONGEST_DELAY_MILLIS = 50;
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private final Random random = new Random(SEED);

    @Test
    void eachJobIsDoneOnceAlthoughItsDispatcherIsKilledThirtyTimesAndAzureBatchFails(@TempDir Path directory)
            throws Exception {
        System.out.println("MassDispatchTest runs with -Dseed=" + SEED);
        try (TestAccount account = new TestAccount(4);
                MassTasks tasks = new MassTasks()) {
            Services services = account.services(tasks);
            tasks.runBy(
                    new Processor(services.runner(), services.poison(), WorkerSettings.defaults(), retry -> false)
                            ::process);
            Map<String, String> settings = account.settings(tasks.command());
            letAzureBatchFail(account);
            List<JobId> ids = new ArrayList<>();
            Set<String> batchJobs = new HashSet<>();
            for (int kill = 1; kill <= KILLS; kill++) {
                submit(services, JOBS / KILLS, ids);
                Process dispatcher = dispatcher(settings, directory.resolve("dispatcher-" + kill + ".log"));
                killInTheMiddle(dispatcher, directory.resolve("dispatcher-" + kill + ".log"));
                if (kill % 10 == 0) {
                    batchJobs.addAll(rollOver(account));
                }
            }
            Process last = dispatcher(settings, directory.resolve("dispatcher-last.log"));
            ids.forEach(id -> until(() -> find(services, id).state().isTerminal()));
            until(() -> TestJobs.messages(JobNames.QUEUE) == 0);
            last.destroy();

            assertThat(last.waitFor()).isZero();
            List<Job> jobs = ids.stream().map(id -> find(services, id)).toList();
            assertThat(jobs).extracting(Job::state).containsOnly(JobState.SUCCEEDED);
            assertThat(jobs).extracting(job -> job.run().attempts()).containsOnly(1);
            assertThat(tasks.completed()).hasSize(JOBS).allSatisfy((name, times) -> assertThat(times)
                    .isOne());
            assertThat(TestJobs.messages(JobNames.POISON_QUEUE)).isZero();
            Set<String> used = jobs.stream().map(job -> job.run().task().job()).collect(toSet());
            assertThat(used).hasSizeGreaterThan(2);
            assertThat(account.emulator.faults().injected()).isPositive();
            batchJobs.addAll(used);
            System.out.printf(
                    "%d jobs in %d Batch jobs, %d dispatchers killed, %d requests failed%n",
                    JOBS, batchJobs.size(), KILLS, account.emulator.faults().injected());
        }
    }

    /** After any number of the jobs that are there for it, and any time, while it is at the others. */
    private void killInTheMiddle(Process dispatcher, Path log) throws InterruptedException {
        int dispatched = random.nextInt(JOBS / KILLS);
        until(() -> count(log, " is task ") >= dispatched);
        dispatcher.waitFor(random.nextInt(LONGEST_DELAY_MILLIS), TimeUnit.MILLISECONDS);
        dispatcher.destroyForcibly().waitFor();
    }

    /** Every tenth request to Azure Batch: refused, cut off before the work, or, worst, after it. */
    private static void letAzureBatchFail(TestAccount account) {
        Faults faults = account.emulator.faults();
        faults.randomly(0.04, SEED, request -> true, Fault.serverBusy());
        faults.randomly(0.03, SEED + 1, request -> true, Fault.cutAfterWork());
        faults.randomly(0.03, SEED + 2, request -> true, Fault.cutBeforeWork());
    }

    /**
     * Closes the Batch job in use while no task is left in it and no dispatcher is there: some rows name it whose task
     * was never added, and some messages are left whose task has been done in it.
     */
    private static List<String> rollOver(TestAccount account) {
        List<String> active = account.gateway.activeJobs(BatchJobs.PREFIX);
        until(() -> active.stream()
                .allMatch(job ->
                        account.gateway.unfinishedTasks(job, Instant.EPOCH).isEmpty()));
        active.forEach(account.gateway::terminateJob);
        return active;
    }

    private static void submit(Services services, int count, List<JobId> ids) {
        for (int number = 0; number < count; number++) {
            Map<String, String> parameters = Map.of(MassTasks.NAME, "job-" + ids.size(), MassTasks.SECONDS, "0");
            byte[] input = "input".getBytes(StandardCharsets.UTF_8);
            ids.add(services.service()
                    .submit(new Submission(MassTasks.OPERATION, parameters, input, null))
                    .id());
        }
    }

    /** A real dispatcher in a process of its own, once it dispatches. Messages of one that was killed come back soon. */
    private static Process dispatcher(Map<String, String> settings, Path log) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "dispatch",
                "--lease=00:00:02",
                "--maxPollingInterval=00:00:01");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        builder.environment().put(BatchSettings.RECONCILE, "PT2S");
        Process process = builder.start();
        until(() -> count(log, "Dispatching") > 0);
        return process;
    }

    private static long count(Path log, String text) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Job find(Services services, JobId id) {
        return services.service().find(id);
    }
}
