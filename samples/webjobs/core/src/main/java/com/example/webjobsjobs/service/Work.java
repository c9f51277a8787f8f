package com.example.webjobsjobs.service;

import java.util.Set;
import java.util.stream.Collectors;

import com.example.webjobsjobs.model.Job;
import com.example.webjobsjobs.processor.JobProcessor;
import com.example.webjobsjobs.processor.Operation;
import com.example.webjobsjobs.processor.PermanentFailure;
import com.example.webjobsjobs.store.JobBlobs;

/** The work itself: fetch the input, let the processor do it, store the result. Rows are left to others. */
final class Work {

    private final Processors processors;
    private final JobBlobs blobs;

    Work(Processors processors, JobBlobs blobs) {
        this.processors = processors;
        this.blobs = blobs;
    }

    Set<String> operations() {
        return processors.operations().stream().map(Operation::name).collect(Collectors.toSet());
    }

    /**
     * Does the work of a claimed job.
     *
     * @return the media type of the result; null when the processor wrote none
     * @throws PermanentFailure when the operation is unknown or does not take these parameters, the input is gone, or the processor says so
     * @throws Exception for anything else
     */
    String perform(RunningJob running) throws Exception {
        Job job = running.job();
        JobProcessor processor = processors.forJob(job.operation(), job.parameters());
        try (Workspace workspace = new Workspace()) {
            if (!blobs.fetchInput(job.id(), workspace.inputFile())) {
                throw new PermanentFailure(
                        PermanentFailure.Kind.INVALID, "The job's input is not in storage. Submit it again.");
            }
            processor.process(workspace.input(job), workspace.output(), running);
            running.confirm();
            return store(job, workspace);
        }
    }

    private String store(Job job, Workspace workspace) {
        String mediaType = workspace.outputType().orElse(null);
        if (mediaType != null) {
            blobs.putOutput(job.id(), workspace.outputFile(), mediaType);
        }
        return mediaType;
    }
}
