package io.github.bgjob.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.acmetpl.jobs.Jobs;
import com.acmetpl.jobs.azurite.Azurite;
import com.acmetpl.jobs.log.LogSetup;
import com.acmetpl.jobs.model.JobId;
import com.acmetpl.jobs.model.JobState;
import com.acmetpl.jobs.service.Submission;
import com.acmetpl.jobs.worker.WorkerLoop;
import com.acmetpl.jobs.worker.WorkerSettings;

/**
 * A process that does some jobs, as functions do: what it logs is what the host of Azure Functions would read. On standard
 * output it says which job never worked.
 */
final class RecordedRun {

    private static final int MOST_MINUTES = 3;

    private RecordedRun() {}

    public static void main(String[] arguments) throws InterruptedException {
        CompletableFuture.delayedExecutor(MOST_MINUTES, TimeUnit.MINUTES)
                .execute(() -> Runtime.getRuntime().halt(1));
        LogSetup.ofPlatform(Map.of());
        try (Azurite azurite = Azurite.start()) {
            Jobs jobs = Jobs.create(Map.of("AzureWebJobsStorage", azurite.connectionString()));
            WorkerSettings settings = WorkerSettings.load(
                    List.of("--visibilityTimeout=00:00:00", "--maxPollingInterval=00:00:00.1"), Map.of(), Path.of(""));
            submit(jobs, RecordedJobs.WORKS);
            submit(jobs, RecordedJobs.WORKS_IN_THE_END);
            JobId never = submit(jobs, RecordedJobs.NEVER_WORKS);
            try (WorkerLoop loop = jobs.workers().jobs(settings);
                    WorkerLoop poison = jobs.workers().poison(settings)) {
                loop.start();
                poison.start();
                RecordedJobs.TO_WORK.await();
                while (jobs.service().newest(1, Optional.of(JobState.POISONED)).isEmpty()) {
                    Thread.onSpinWait();
                }
            }
            System.out.println(never);
        }
        System.exit(0);
    }

    private static JobId submit(Jobs jobs, String operation) {
        return jobs.service()
                .submit(new Submission(operation, Map.of(), new byte[] {1}, null))
                .id();
    }
}
