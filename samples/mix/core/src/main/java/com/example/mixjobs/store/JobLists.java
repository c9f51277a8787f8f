package com.example.mixjobs.store;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.example.mixjobs.model.BatchTask;
import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobId;
import com.example.mixjobs.model.JobState;

/** Reads that go over all partitions, at the same time. */
public final class JobLists {

    private static final int MOST_IN_A_PAGE = 1000;

    private final Once<TableClient> table;
    private final Executor executor;

    JobLists(Once<TableClient> table, Executor executor) {
        this.table = table;
        this.executor = executor;
    }

    /**
     * The newest jobs, newest first.
     *
     * <p>Costs one query for each of the sixteen partitions, which reads no more than {@code limit} rows. When only one
     * state is asked for, the service passes over rows in other states on its way, about a thousand with each further
     * query: a state that few jobs are in is found slowly.
     *
     * @param limit 1 to 1,000
     * @param state null for all
     */
    public List<Job> newest(int limit, JobState state) {
        String filter = "RowKey lt '" + RowKeys.END_OF_JOBS + "'"
                + (state == null ? "" : " and " + JobRow.STATE + " eq '" + state + "'");
        return inEveryPartition(filter, limit, row -> JobRow.read(row).job())
                .sorted(Comparator.comparing((Job job) -> job.id().toString()).reversed())
                .limit(limit)
                .toList();
    }

    /**
     * Jobs that have stood in {@code SUBMITTED} since before that time.
     *
     * <p>Costs one query for each of the sixteen partitions and reads a row for each job in {@code SUBMITTED}; how many
     * other rows there are does not matter.
     *
     * @param limit at most as many from each partition, 1 to 1,000
     */
    public List<JobId> submittedBefore(Instant time, int limit) {
        String filter =
                "%s and %s lt datetime'%s'".formatted(RowKeys.beginWith(RowKeys.SUBMITTED), JobRow.UPDATED, time);
        return inEveryPartition(filter, limit, JobRow::id).toList();
    }

    /**
     * The jobs that were given to Batch tasks and are not over, by their tasks.
     *
     * <p>Costs one query for each of the sixteen partitions, and another one for each thousand such jobs in it; how
     * many other rows there are does not matter.
     */
    public Map<BatchTask, JobId> dispatched() {
        return inEveryPartition(RowKeys.beginWith(RowKeys.TASK), Integer.MAX_VALUE, row -> row)
                .collect(Collectors.toMap(JobRow::task, JobRow::id));
    }

    private <T> Stream<T> inEveryPartition(String filter, int limit, Function<TableEntity, T> reader) {
        List<CompletableFuture<List<T>>> queries = RowKeys.PARTITIONS.stream()
                .map(partition -> "PartitionKey eq '" + partition + "' and " + filter)
                .map(query -> CompletableFuture.supplyAsync(() -> query(query, limit, reader), executor))
                .toList();
        try {
            return queries.stream().map(CompletableFuture::join).flatMap(List::stream).toList().stream();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private <T> List<T> query(String filter, int limit, Function<TableEntity, T> reader) {
        ListEntitiesOptions options =
                new ListEntitiesOptions().setFilter(filter).setTop(Math.min(limit, MOST_IN_A_PAGE));
        return table.get().listEntities(options, null, Context.NONE).stream()
                .limit(limit)
                .map(reader)
                .toList();
    }
}
