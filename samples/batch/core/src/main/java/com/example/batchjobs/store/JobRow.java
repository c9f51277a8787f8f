package com.example.batchjobs.store;

import com.azure.data.tables.models.TableEntity;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

import com.example.batchjobs.model.BatchTask;
import com.example.batchjobs.model.Claimant;
import com.example.batchjobs.model.Job;
import com.example.batchjobs.model.JobError;
import com.example.batchjobs.model.JobId;
import com.example.batchjobs.model.JobRun;
import com.example.batchjobs.model.JobState;
import com.example.batchjobs.model.JobTimes;

/** A job as a table row and back. Values that are not there yet are columns that are not there. */
final class JobRow {

    static final String STATE = "state";
    static final String ID = "id";
    static final String UPDATED = "updated";
    static final String BATCH_JOB = "batchJob";
    static final String BATCH_TASK = "batchTask";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    private JobRow() {}

    static TableEntity of(Job job) {
        TableEntity row = new TableEntity(RowKeys.partition(job.id()), RowKeys.job(job.id()));
        JobRun run = job.run();
        row.addProperty(ID, job.id().toString());
        row.addProperty(STATE, job.state().name());
        row.addProperty("operation", job.operation());
        row.addProperty("parameters", json(job.parameters()));
        row.addProperty("round", run.round());
        row.addProperty("percent", run.percent());
        row.addProperty("attempts", run.attempts());
        row.addProperty("failures", run.failures());
        if (run.task() != null) {
            row.addProperty(BATCH_JOB, run.task().job());
            row.addProperty(BATCH_TASK, run.task().task());
        }
        if (run.claimant() != null) {
            row.addProperty("worker", run.claimant().worker());
            row.addProperty("messageId", run.claimant().messageId());
        }
        if (run.error() != null) {
            row.addProperty("errorType", run.error().type());
            row.addProperty("errorMessage", run.error().message());
        }
        if (run.resultType() != null) {
            row.addProperty("resultType", run.resultType());
        }
        put(row, "created", job.times().created());
        put(row, "started", job.times().started());
        put(row, UPDATED, job.times().updated());
        put(row, "finished", job.times().finished());
        return row;
    }

    static VersionedJob read(TableEntity row) {
        Claimant claimant =
                row.getProperty("messageId") == null ? null : new Claimant(text(row, "worker"), text(row, "messageId"));
        JobError error = row.getProperty("errorType") == null
                ? null
                : new JobError(text(row, "errorType"), text(row, "errorMessage"));
        JobRun run = new JobRun(
                number(row, "round"),
                number(row, "percent"),
                number(row, "attempts"),
                number(row, "failures"),
                task(row),
                claimant,
                error,
                text(row, "resultType"));
        JobTimes times =
                new JobTimes(time(row, "created"), time(row, "started"), time(row, UPDATED), time(row, "finished"));
        Job job = new Job(
                id(row), JobState.valueOf(text(row, STATE)), text(row, "operation"), parameters(row), run, times);
        return new VersionedJob(job, row.getETag());
    }

    /** Null when the row names none. */
    static BatchTask task(TableEntity row) {
        return row.getProperty(BATCH_JOB) == null ? null : new BatchTask(text(row, BATCH_JOB), text(row, BATCH_TASK));
    }

    static JobId id(TableEntity row) {
        String text = text(row, ID);
        return JobId.parse(text)
                .orElseThrow(
                        () -> new IllegalStateException("Row %s/%s of the table names the job \"%s\", which is no id."
                                .formatted(row.getPartitionKey(), row.getRowKey(), text)));
    }

    private static void put(TableEntity row, String name, Instant time) {
        if (time != null) {
            row.addProperty(name, time.atOffset(ZoneOffset.UTC));
        }
    }

    private static Instant time(TableEntity row, String name) {
        OffsetDateTime time = (OffsetDateTime) row.getProperty(name);
        return time == null ? null : time.toInstant();
    }

    private static String text(TableEntity row, String name) {
        return (String) row.getProperty(name);
    }

    private static int number(TableEntity row, String name) {
        return (Integer) row.getProperty(name);
    }

    private static String json(Map<String, String> parameters) {
        try {
            return JSON.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> parameters(TableEntity row) {
        try {
            return JSON.readValue(text(row, "parameters"), PARAMETERS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
