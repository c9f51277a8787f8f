package com.example.webjobsjobs.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import com.example.webjobsjobs.processor.JobInput;
import com.example.webjobsjobs.processor.Operation;
import com.example.webjobsjobs.processor.PermanentFailure;

/** Refuses a submission before anything of it is stored. */
final class SubmissionCheck {

    private static final int MAX_PARAMETERS = Operation.MOST_PARAMETERS;
    private static final int MAX_NAME = 64;
    private static final int MAX_VALUE = 1000;

    /** A table's property holds 32 K characters ("Understanding the Table service data model"), and these are JSON there. */
    private static final int MAX_JSON = 30_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int MAX_KEY = 255;

    private final Processors processors;
    private final long maxInputBytes;

    SubmissionCheck(Processors processors, long maxInputBytes) {
        this.processors = processors;
        this.maxInputBytes = maxInputBytes;
    }

    List<Operation> operations() {
        return processors.operations();
    }

    /** @throws JobRefused saying what is wrong */
    void check(Submission submission) {
        checkSize(submission.content().length);
        checkParameters(submission.parameters());
        checkKey(submission.idempotencyKey());
        try {
            processors.forJob(submission.operation(), submission.parameters()).check(input(submission));
        } catch (PermanentFailure e) {
            throw JobRefused.because(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void checkSize(long bytes) {
        if (bytes == 0) {
            throw invalid("There is no content: a job is submitted with the bytes of a file, one at least.");
        }
        if (bytes > maxInputBytes) {
            throw new JobRefused(
                    JobRefused.Reason.TOO_LARGE,
                    "The content has %d bytes; at most %d are accepted.".formatted(bytes, maxInputBytes));
        }
    }

    private static void checkParameters(Map<String, String> parameters) {
        if (parameters.size() > MAX_PARAMETERS) {
            throw invalid(
                    "There are %d parameters; at most %d are accepted.".formatted(parameters.size(), MAX_PARAMETERS));
        }
        parameters.forEach((name, value) -> {
            if (name.isBlank() || name.length() > MAX_NAME) {
                throw invalid("A parameter's name has 1 to %d characters, not %d.".formatted(MAX_NAME, name.length()));
            }
            if (value.length() > MAX_VALUE) {
                throw invalid("The parameter \"%s\" has %d characters; at most %d are accepted."
                        .formatted(name, value.length(), MAX_VALUE));
            }
        });
        if (json(parameters).length() > MAX_JSON) {
            throw invalid(
                    "All parameters together are too long: as JSON they may have %d characters.".formatted(MAX_JSON));
        }
    }

    private static String json(Map<String, String> parameters) {
        try {
            return JSON.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can be written as JSON", e);
        }
    }

    private static void checkKey(String key) {
        if (key != null && (key.isBlank() || key.length() > MAX_KEY)) {
            throw invalid("An idempotency key has 1 to %d characters, not all of them blank.".formatted(MAX_KEY));
        }
    }

    private static JobRefused invalid(String message) {
        return new JobRefused(JobRefused.Reason.INVALID, message);
    }

    private static JobInput input(Submission submission) {
        return new JobInput() {
            @Override
            public String operation() {
                return submission.operation();
            }

            @Override
            public Map<String, String> parameters() {
                return submission.parameters();
            }

            @Override
            public long size() {
                return submission.content().length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(submission.content());
            }
        };
    }
}
