package com.example.batchjobs.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import com.example.batchjobs.model.BatchTask;
import com.example.batchjobs.model.Job;
import com.example.batchjobs.model.JobError;
import com.example.batchjobs.model.JobState;

/** A job as it is shown to others, as JSON; what is unknown yet is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobView(
        String id,
        JobState state,
        String operation,
        Map<String, String> parameters,
        int percent,
        int attempts,
        JobError error,
        BatchTask batch,
        String created,
        String started,
        String updated,
        String finished,
        Links links) {

    /** Where to go on from here; the result only when there is one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Links(String self, String result) {}

    public static JobView of(Job job) {
        String self = "/api/jobs/" + job.id();
        return new JobView(
                job.id().toString(),
                job.state(),
                job.operation(),
                new TreeMap<>(job.parameters()),
                job.run().percent(),
                job.run().attempts(),
                job.run().error(),
                job.run().task(),
                text(job.times().created()),
                text(job.times().started()),
                text(job.times().updated()),
                text(job.times().finished()),
                new Links(self, job.run().resultType() == null ? null : self + "/result"));
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}
