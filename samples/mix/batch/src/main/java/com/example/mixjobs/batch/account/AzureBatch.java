package com.example.mixjobs.batch.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.azure.AzureResponseBuilder;
import com.microsoft.azure.PagedList;
import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.protocol.BatchServiceClient;
import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.FileGetFromTaskOptions;
import com.microsoft.azure.batch.protocol.models.JobListOptions;
import com.microsoft.azure.batch.protocol.models.JobState;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskAddResult;
import com.microsoft.azure.batch.protocol.models.TaskExecutionInformation;
import com.microsoft.azure.batch.protocol.models.TaskFailureInformation;
import com.microsoft.azure.batch.protocol.models.TaskListOptions;
import com.microsoft.azure.batch.protocol.models.TaskState;
import com.microsoft.azure.serializer.AzureJacksonAdapter;
import com.microsoft.rest.RestClient;
import com.microsoft.rest.RestException;
import com.microsoft.rest.protocol.ResponseBuilder;
import com.microsoft.rest.protocol.SerializerAdapter;
import com.microsoft.rest.retry.RetryStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.mixjobs.model.BatchTask;

/**
 * The account through Microsoft's client library, of which only the protocol layer is used: the layer above it adds tasks
 * from threads that do not end, and sets options that the library's validator cannot read on today's JDKs.
 */
final class AzureBatch implements BatchGateway {

    private static final Logger LOG = LoggerFactory.getLogger(AzureBatch.class);
    private static final int CONNECT_SECONDS = 10;
    private static final int READ_SECONDS = 60;
    private static final String TASKS_UNFINISHED = "state eq 'active' or state eq 'preparing' or state eq 'running'";

    private final BatchServiceClient batch;

    AzureBatch(BatchAuthentication authentication) {
        RestClient rest = new RestClient.Builder()
                .withBaseUrl(authentication.baseUrl())
                .withCredentials(authentication)
                .withSerializerAdapter(new AzureJacksonAdapter())
                .withResponseBuilderFactory(new ThrowingOn404())
                .withRetryStrategy(new NoRetries())
                .withConnectionTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .withReadTimeout(READ_SECONDS, TimeUnit.SECONDS)
                .build();
        batch = BatchClient.open(rest, authentication.baseUrl()).protocolLayer();
    }

    @Override
    public List<Added> addTasks(String job, List<NewTask> tasks) {
        if (tasks.size() > MOST_TASKS) {
            throw new IllegalArgumentException(
                    "At most " + MOST_TASKS + " tasks are added at once, not " + tasks.size());
        }
        if (tasks.isEmpty()) {
            return List.of();
        }
        List<TaskAddParameter> parameters =
                tasks.stream().map(BatchParameters::task).toList();
        try {
            List<TaskAddResult> results = Retries.call(() -> batch.tasks().addCollection(job, parameters))
                    .value();
            return tasks.stream().map(task -> added(task, results)).toList();
        } catch (BatchErrorException e) {
            return addedNone(job, tasks, e);
        }
    }

    private static Added added(NewTask task, List<TaskAddResult> results) {
        return results.stream()
                .filter(result -> task.id().equalsIgnoreCase(result.taskId()))
                .findFirst()
                .map(AzureBatch::added)
                .orElseGet(() -> new Added.Deferred("The answer does not mention task " + task.id() + "."));
    }

    private static Added added(TaskAddResult result) {
        if (result.error() == null) {
            return new Added.There();
        }
        String code = String.valueOf(result.error().code());
        if (code.equalsIgnoreCase("TaskExists")) {
            return new Added.There();
        }
        if (BatchErrors.saysJobIsClosed(code)) {
            return new Added.JobClosed(code);
        }
        String reason = BatchErrors.text(result.error());
        return switch (result.status()) {
            case CLIENT_ERROR -> new Added.Refused(reason);
            case SERVER_ERROR, SUCCESS -> new Added.Deferred(reason);
        };
    }

    /** One task that is wrong, or too many at once, has the whole call refused: it is made again with half of them. */
    private List<Added> addedNone(String job, List<NewTask> tasks, BatchErrorException e) {
        if (BatchErrors.saysJobIsClosed(BatchErrors.code(e))) {
            return tasks.stream()
                    .<Added>map(task -> new Added.JobClosed(BatchErrors.code(e)))
                    .toList();
        }
        if (tasks.size() == 1) {
            return List.of(new Added.Refused(BatchErrors.text(e)));
        }
        int half = tasks.size() / 2;
        return Stream.of(tasks.subList(0, half), tasks.subList(half, tasks.size()))
                .flatMap(part -> addTasks(job, part).stream())
                .toList();
    }

    @Override
    public Optional<TaskStatus> task(BatchTask task) {
        return ifThere(() -> batch.tasks().get(task.job(), task.task())).map(AzureBatch::status);
    }

    private static TaskStatus status(CloudTask task) {
        TaskExecutionInformation run = task.executionInfo();
        TaskFailureInformation failure = run == null ? null : run.failureInfo();
        return new TaskStatus(
                phase(task.state()),
                Optional.ofNullable(run == null ? null : run.exitCode()),
                Optional.ofNullable(failure).map(it -> it.code() + ": " + it.message()));
    }

    private static TaskStatus.Phase phase(TaskState state) {
        return switch (state) {
            case ACTIVE -> TaskStatus.Phase.WAITING;
            case PREPARING, RUNNING -> TaskStatus.Phase.RUNNING;
            case COMPLETED -> TaskStatus.Phase.ENDED;
        };
    }

    @Override
    public List<BatchTask> unfinishedTasks(String job) {
        TaskListOptions options =
                new TaskListOptions().withFilter(TASKS_UNFINISHED).withSelect("id,state");
        return ifThere(() -> all(batch.tasks().list(job, options))).orElse(List.of()).stream()
                .map(task -> new BatchTask(job, task.id()))
                .toList();
    }

    @Override
    public void terminateTask(BatchTask task) {
        unlessOver(() -> batch.tasks().terminate(task.job(), task.task()));
    }

    @Override
    public Optional<String> tail(BatchTask task, String file, int mostBytes) {
        try {
            return ifThere(() -> read(task, file, mostBytes));
        } catch (BatchErrorException e) {
            // A node that is gone answers with a conflict.
            LOG.info("{} of task {} cannot be read: {}", file, task, BatchErrors.text(e));
            return Optional.empty();
        }
    }

    private String read(BatchTask task, String file, int mostBytes) {
        long length = length(task, file);
        if (length == 0) {
            return "";
        }
        String range = "bytes=%d-%d".formatted(Math.max(0, length - mostBytes), length - 1);
        FileGetFromTaskOptions options = new FileGetFromTaskOptions().withOcpRange(range);
        try (InputStream content = batch.files().getFromTask(task.job(), task.task(), file, options)) {
            return new String(content.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long length(BatchTask task, String file) {
        return batch.files()
                .getPropertiesFromTaskWithServiceResponseAsync(task.job(), task.task(), file)
                .toBlocking()
                .single()
                .headers()
                .contentLength();
    }

    @Override
    public boolean openJob(NewJob job) {
        try {
            Retries.call(() -> {
                batch.jobs().add(BatchParameters.job(job));
                return job;
            });
            return true;
        } catch (BatchErrorException e) {
            if (BatchErrors.says(e, "JobExists")) {
                return !hasEnded(job.id());
            }
            throw new BatchUnavailable("Batch job %s cannot be made: %s".formatted(job.id(), BatchErrors.text(e)), e);
        }
    }

    @Override
    public boolean hasEnded(String job) {
        return ifThere(() -> batch.jobs().get(job))
                .map(CloudJob::state)
                .map(state ->
                        state == JobState.TERMINATING || state == JobState.COMPLETED || state == JobState.DELETING)
                .orElse(true);
    }

    @Override
    public List<String> activeJobs(String prefix) {
        JobListOptions options = new JobListOptions()
                .withFilter("startswith(id,'%s') and state eq 'active'".formatted(prefix))
                .withSelect("id,state");
        return Retries.call(() -> all(batch.jobs().list(options))).stream()
                .map(CloudJob::id)
                .toList();
    }

    @Override
    public void terminateJob(String job) {
        unlessOver(() -> batch.jobs().terminate(job));
    }

    @Override
    public void createPool(NewPool pool) {
        try {
            Retries.call(() -> {
                batch.pools().add(BatchParameters.pool(pool));
                return pool;
            });
        } catch (BatchErrorException e) {
            if (!BatchErrors.says(e, "PoolExists")) {
                throw new BatchUnavailable("Pool %s cannot be made: %s".formatted(pool.id(), BatchErrors.text(e)), e);
            }
        }
    }

    private static <T> List<T> all(PagedList<T> list) {
        list.loadAll();
        return List.copyOf(list);
    }

    private static <T> Optional<T> ifThere(Supplier<T> call) {
        try {
            return Optional.of(Retries.call(call));
        } catch (BatchErrorException e) {
            if (BatchErrors.status(e) == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static void unlessOver(Runnable call) {
        try {
            Retries.call(() -> {
                call.run();
                return call;
            });
        } catch (BatchErrorException e) {
            if (BatchErrors.status(e) != 404 && BatchErrors.status(e) != 409) {
                throw e;
            }
        }
    }

    /** The library's own would take a 404 for an answer without a body. */
    private static final class ThrowingOn404 implements ResponseBuilder.Factory {

        private final ResponseBuilder.Factory factory = new AzureResponseBuilder.Factory();

        @Override
        public <T, E extends RestException> ResponseBuilder<T, E> newInstance(SerializerAdapter<?> serializer) {
            return ((AzureResponseBuilder<T, E>) factory.<T, E>newInstance(serializer)).withThrowOnGet404(true);
        }
    }

    /** The library's own come at once and not after 429. */
    private static final class NoRetries extends RetryStrategy {

        NoRetries() {
            super("none", false);
        }

        @Override
        public boolean shouldRetry(int retryCount, Response response) {
            return false;
        }
    }
}
