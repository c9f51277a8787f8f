package com.example.mixjobs.batch.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.mixjobs.model.BatchTask;

/** The account as Azure Batch serves it. The words of its answers are compared without case, for theirs varies. */
final class AzureBatch implements BatchGateway {

    private static final Logger LOG = LoggerFactory.getLogger(AzureBatch.class);

    /** Source of what can be compared: Microsoft Learn, <i>OData filters in Batch</i>. */
    private static final String TASKS_UNFINISHED =
            "(state eq 'active' or state eq 'preparing' or state eq 'running') and creationTime gt DateTime'%s'";

    private static final Set<String> JOB_IS_OVER = Set.of("terminating", "completed", "deleting");

    private final BatchService batch;

    AzureBatch(BatchService batch) {
        this.batch = batch;
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
        try {
            JsonNode results = batch.post(batch.address("jobs", job, "addtaskcollection"), BatchJson.tasks(tasks))
                    .path("value");
            return tasks.stream().map(task -> added(task, results)).toList();
        } catch (BatchRefusal e) {
            return addedNone(job, tasks, e);
        }
    }

    private static Added added(NewTask task, JsonNode results) {
        for (JsonNode result : results) {
            if (task.id().equalsIgnoreCase(result.path("taskId").asText())) {
                return added(result);
            }
        }
        return new Added.Deferred("The answer does not mention task " + task.id() + ".");
    }

    private static Added added(JsonNode result) {
        String status = word(result, "status");
        BatchError error = BatchError.of(result.path("error"));
        if (status.equals("success") || error.says("TaskExists")) {
            return new Added.There();
        }
        if (error.saysJobIsClosed()) {
            return new Added.JobClosed(error.code());
        }
        return status.equals("clienterror")
                ? new Added.Refused(error.toString())
                : new Added.Deferred(error.toString());
    }

    /** One task that is wrong, or too many at once, has the whole call refused: it is made again with half of them. */
    private List<Added> addedNone(String job, List<NewTask> tasks, BatchRefusal e) {
        if (e.error().saysJobIsClosed()) {
            return tasks.stream()
                    .<Added>map(task -> new Added.JobClosed(e.error().code()))
                    .toList();
        }
        if (tasks.size() == 1) {
            return List.of(new Added.Refused(e.getMessage()));
        }
        int half = tasks.size() / 2;
        return Stream.of(tasks.subList(0, half), tasks.subList(half, tasks.size()))
                .flatMap(part -> addTasks(job, part).stream())
                .toList();
    }

    @Override
    public Optional<TaskStatus> task(BatchTask task) {
        return ifThere(() -> batch.get(address(task))).map(AzureBatch::status);
    }

    private static TaskStatus status(JsonNode task) {
        JsonNode run = task.path("executionInfo");
        return new TaskStatus(
                phase(word(task, "state")),
                Instant.parse(task.path("creationTime").asText()),
                run.hasNonNull("exitCode") ? Optional.of(run.path("exitCode").asInt()) : Optional.empty(),
                run.hasNonNull("failureInfo") ? Optional.of(failure(run.path("failureInfo"))) : Optional.empty());
    }

    private static String failure(JsonNode info) {
        return info.path("code").asText() + ": " + info.path("message").asText();
    }

    private static TaskStatus.Phase phase(String state) {
        return switch (state) {
            case "active" -> TaskStatus.Phase.WAITING;
            case "preparing", "running" -> TaskStatus.Phase.RUNNING;
            case "completed" -> TaskStatus.Phase.ENDED;
            default -> throw new BatchUnavailable("Azure Batch names a state that is not known: " + state, null);
        };
    }

    @Override
    public Optional<NewTask> description(BatchTask task) {
        return ifThere(() -> batch.get(address(task))).map(BatchJson::description);
    }

    @Override
    public List<BatchTask> unfinishedTasks(String job, Instant addedAfter) {
        String filter = TASKS_UNFINISHED.formatted(addedAfter);
        return ifThere(() -> batch.list(batch.address("jobs", job, "tasks"), filter, "id,state"))
                .orElse(List.of())
                .stream()
                .map(task -> new BatchTask(job, task.path("id").asText()))
                .toList();
    }

    @Override
    public void terminateTask(BatchTask task) {
        unlessOver(batch.address("jobs", task.job(), "tasks", task.task(), "terminate"));
    }

    @Override
    public Optional<String> tail(BatchTask task, String file, int mostBytes) {
        try {
            return ifThere(
                    () -> read(batch.address("jobs", task.job(), "tasks", task.task(), "files", file), mostBytes));
        } catch (BatchRefusal e) {
            // A node that is gone answers with a conflict.
            LOG.info("{} of task {} cannot be read: {}", file, task, e.getMessage());
            return Optional.empty();
        }
    }

    private String read(String file, int mostBytes) {
        long length = batch.length(file);
        return length == 0 ? "" : batch.text(file, Math.max(0, length - mostBytes), length - 1);
    }

    @Override
    public boolean openJob(NewJob job) {
        try {
            batch.post(batch.address("jobs"), BatchJson.job(job));
            return true;
        } catch (BatchRefusal e) {
            if (e.error().says("JobExists")) {
                return !hasEnded(job.id());
            }
            if (e.error().saysJobIsClosed()) {
                return false;
            }
            throw new BatchUnavailable("Batch job %s cannot be made: %s".formatted(job.id(), e.getMessage()), e);
        }
    }

    @Override
    public boolean hasEnded(String job) {
        return ifThere(() -> batch.get(batch.address("jobs", job)))
                .map(found -> JOB_IS_OVER.contains(word(found, "state")))
                .orElse(true);
    }

    @Override
    public List<String> activeJobs(String prefix) {
        String filter = "startswith(id,'%s') and state eq 'active'".formatted(prefix);
        return batch.list(batch.address("jobs"), filter, "id,state").stream()
                .map(job -> job.path("id").asText())
                .toList();
    }

    @Override
    public void terminateJob(String job) {
        unlessOver(batch.address("jobs", job, "terminate"));
    }

    @Override
    public void createPool(NewPool pool) {
        try {
            batch.post(batch.address("pools"), BatchJson.pool(pool));
        } catch (BatchRefusal e) {
            if (!e.error().says("PoolExists")) {
                throw new BatchUnavailable("Pool %s cannot be made: %s".formatted(pool.id(), e.getMessage()), e);
            }
        }
    }

    private String address(BatchTask task) {
        return batch.address("jobs", task.job(), "tasks", task.task());
    }

    private static String word(JsonNode json, String property) {
        return json.path(property).asText().toLowerCase(Locale.ROOT);
    }

    private static <T> Optional<T> ifThere(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (BatchRefusal e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void unlessOver(String action) {
        try {
            batch.post(action);
        } catch (BatchRefusal e) {
            if (e.status() != 404 && e.status() != 409) {
                throw e;
            }
        }
    }
}
