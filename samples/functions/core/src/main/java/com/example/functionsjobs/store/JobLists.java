package com.example.functionsjobs.store;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;

import com.example.functionsjobs.model.Job;
import com.example.functionsjobs.model.JobId;
import com.example.functionsjobs.model.JobState;

/** Reads that go over all partitions, at the same time. */
public final class JobLists {

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
        String filter = "RowKey ge '%s' and RowKey lt '%s' and %s lt datetime'%s'"
                .formatted(RowKeys.MARKER, RowKeys.END_OF_MARKERS, JobRow.UPDATED, time);
        return inEveryPartition(filter, limit, JobRow::id).toList();
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
                new ListEntitiesOptions().setFilter(filter).setTop(limit);
        return table.get().listEntities(options, null, Context.NONE).stream()
                .limit(limit)
                .map(reader)
                .toList();
    }
}
