package com.example.batchjobs.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

import com.example.batchjobs.processor.JobInput;
import com.example.batchjobs.processor.JobOutput;
import com.example.batchjobs.processor.Progress;

/** A job in memory: what goes in, and after {@link #run} what came out. */
final class Job implements JobInput, JobOutput {

    private final String operation;
    private final Map<String, String> parameters;
    private final byte[] content;
    private final ByteArrayOutputStream result = new ByteArrayOutputStream();
    private String mediaType;

    private Job(byte[] content, String operation, Map<String, String> parameters) {
        this.operation = operation;
        this.parameters = parameters;
        this.content = content;
    }

    static Job of(byte[] content, String operation, Map<String, String> parameters) {
        return new Job(content, operation, parameters);
    }

    /** Reads {@code "width=320 format=png"}. */
    static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : text.split(" ", -1)) {
            int equals = parameter.indexOf('=');
            parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return Map.copyOf(parameters);
    }

    /** Runs the operation on the content. */
    static Job run(byte[] content, String operation, Map<String, String> parameters) throws Exception {
        return of(content, operation, parameters).run(Progress.NONE);
    }

    Job run(Progress progress) throws Exception {
        new ImageProcessor(ImageLimits.DEFAULT).process(this, this, progress);
        return this;
    }

    void check() throws Exception {
        new ImageProcessor(ImageLimits.DEFAULT).check(this);
    }

    BufferedImage picture() {
        return TestPictures.decode(result.toByteArray());
    }

    byte[] result() {
        return result.toByteArray();
    }

    String mediaType() {
        return mediaType;
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
        if (mediaType != null) {
            throw new IllegalStateException("opened twice");
        }
        mediaType = type;
        return result;
    }
}
