package com.example.batchjobs.processor;

/**
 * One try at a job.
 *
 * @param jobId the job's id, a lower-case UUID
 * @param number 1 for the first try since the job was submitted, or since a person last asked for a retry
 */
public record JobAttempt(String jobId, int number) {}
