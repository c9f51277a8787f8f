package com.example.batchjobs.store;

import com.azure.data.tables.models.TableEntity;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.example.batchjobs.model.Job;
import com.example.batchjobs.model.JobState;

/**
 * A row that stands beside a job's while the job waits for something, so that those that wait are found without reading
 * the others, however many there are and however old they be.
 *
 * @param prefix of the row's key, behind which comes the key of the job's row
 */
record Marker(String prefix, Map<String, Object> columns) {

    /** What stands beside a job, if anything; a job waits for one thing at a time. */
    static Optional<Marker> of(Job job) {
        if (job.state() == JobState.SUBMITTED) {
            return Optional.of(of(job, RowKeys.SUBMITTED, JobRow.ID, JobRow.UPDATED));
        }
        boolean waitsForTask = job.run().task() != null && !job.state().isTerminal();
        return waitsForTask
                ? Optional.of(of(job, RowKeys.TASK, JobRow.ID, JobRow.BATCH_JOB, JobRow.BATCH_TASK))
                : Optional.empty();
    }

    private static Marker of(Job job, String prefix, String... copied) {
        TableEntity row = JobRow.of(job);
        return new Marker(prefix, Stream.of(copied).collect(Collectors.toMap(it -> it, row::getProperty)));
    }

    TableEntity beside(TableEntity row) {
        TableEntity marker = new TableEntity(row.getPartitionKey(), prefix + row.getRowKey());
        columns.forEach(marker::addProperty);
        return marker;
    }
}
