package com.example.batchjobs.batch;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.example.batchjobs.Jobs;
import com.example.batchjobs.lifecycle.Shutdown;
import com.example.batchjobs.log.LogSetup;
import com.example.batchjobs.model.BatchTask;
import com.example.batchjobs.model.JobMessage;
import com.example.batchjobs.store.InvalidSettings;
import com.example.batchjobs.worker.WorkerSettings;

/** Starts the dispatcher, or the processor of one job. */
public final class Main {

    private static final String USAGE = """
            usage: java -jar processor.jar dispatch [--batchSize 16 ...]   makes a Batch task for each job of the queue
                   java -jar processor.jar process JOB                     runs a job, inside its task

            Settings come from the environment: AzureWebJobsStorage or AzureWebJobsStorage__accountName, and for the
            dispatcher BATCH_ACCOUNT_ENDPOINT and BATCH_POOL_ID. A dispatcher that is a task of Azure Batch adds another
            one when it is 30 days old, and ends.

            Exit codes of process: 0 done, 65 failed for good, any other failed but may be tried again.
            """;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(List.of(arguments), System.getenv()));
    }

    private static int run(List<String> arguments, Map<String, String> environment) throws InterruptedException {
        try {
            LogSetup.ofProcess(environment);
            if (arguments.size() == 2 && arguments.get(0).equals("process")) {
                return process(arguments.get(1), environment);
            }
            if (!arguments.isEmpty() && arguments.get(0).equals("dispatch")) {
                return dispatch(arguments.subList(1, arguments.size()), environment);
            }
            System.err.print(USAGE);
            return ExitCode.USAGE;
        } catch (InvalidSettings e) {
            System.err.println(e.getMessage());
            return ExitCode.SETTINGS;
        }
    }

    private static int process(String text, Map<String, String> environment) {
        Optional<JobMessage> message = JobMessage.parse(text);
        if (message.isEmpty()) {
            System.err.println("\"" + text + "\" is not a job.");
            return ExitCode.USAGE;
        }
        BatchTask task = new BatchTask(given(environment, "AZ_BATCH_JOB_ID"), given(environment, "AZ_BATCH_TASK_ID"));
        WorkerSettings settings = WorkerSettings.load(List.of(), environment, Path.of(""));
        Jobs jobs = Jobs.create(environment);
        return new Processor(jobs.runner(), jobs.poison(), settings, new GrowingPause(settings))
                .process(message.get(), task);
    }

    private static String given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new InvalidSettings(
                        name + " is not set. Azure Batch sets it for its tasks; a job is run inside its task only."));
    }

    private static int dispatch(List<String> options, Map<String, String> environment) throws InterruptedException {
        WorkerSettings settings = WorkerSettings.load(options, environment, Path.of(""));
        BatchSettings batchSettings = BatchSettings.from(environment);
        Jobs jobs = Jobs.create(environment);
        Batch batch = Batch.create(jobs, environment, settings);
        DispatcherProgram program = new DispatcherProgram(
                jobs,
                batch,
                settings,
                batchSettings.reconcileEvery(),
                Succession.of(environment, batch.account(), Clock.systemUTC()),
                DispatcherProgram.LOOK_AT_AGE_EVERY);
        Shutdown.onRequest(environment, program::stop);
        program.start();
        program.awaitSuccessor();
        return ExitCode.DONE;
    }
}
