package com.example.batchjobs.model;

/**
 * Who runs a job, or ran it last.
 *
 * @param worker machine and process id
 * @param messageId the queue message it runs it for
 */
public record Claimant(String worker, String messageId) {}
