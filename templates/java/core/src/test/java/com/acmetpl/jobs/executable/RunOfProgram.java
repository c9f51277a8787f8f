package com.acmetpl.jobs.executable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import com.acmetpl.jobs.processor.JobAbandoned;
import com.acmetpl.jobs.processor.JobAttempt;
import com.acmetpl.jobs.processor.JobInput;
import com.acmetpl.jobs.processor.JobOutput;
import com.acmetpl.jobs.processor.Progress;

/** A job in memory: what a program gets, and what it made of it. */
final class RunOfProgram implements JobInput, JobOutput, Progress {

    static final String JOB_ID = "0199aa00-0000-7000-8000-000000000001";

    private final String operation;
    private final Map<String, String> parameters;
    private final byte[] content;
    private final ByteArrayOutputStream result = new ByteArrayOutputStream();
    private final List<Integer> percents = new CopyOnWriteArrayList<>();
    private String mediaType;
    private int cancelAt = Integer.MAX_VALUE;

    RunOfProgram(String operation, byte[] content, Map<String, String> parameters) {
        this.operation = operation;
        this.content = content;
        this.parameters = parameters;
    }

    /** Cancels the job as soon as it has come so far. */
    RunOfProgram cancelledAt(int percent) {
        cancelAt = percent;
        return this;
    }

    byte[] result() {
        return result.toByteArray();
    }

    String text() {
        return result.toString(StandardCharsets.UTF_8);
    }

    String mediaType() {
        return mediaType;
    }

    List<Integer> percents() {
        return percents;
    }

    @Override
    public void percent(int percent) throws JobAbandoned {
        percents.add(percent);
        if (percent >= cancelAt) {
            throw new JobAbandoned("cancelled");
        }
    }

    @Override
    public Optional<JobAttempt> attempt() {
        return Optional.of(new JobAttempt(JOB_ID, 2));
    }

    @Override
    public String operation() {
        return operation;
    }

    @Override
    public Map<String, String> parameters() {
        return parameters;
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }

    @Override
    public OutputStream open(String type) {
        mediaType = type;
        return result;
    }
}
