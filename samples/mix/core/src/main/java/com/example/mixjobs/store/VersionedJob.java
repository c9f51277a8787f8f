package com.example.mixjobs.store;

import com.example.mixjobs.model.Job;

/**
 * A job as it was read or written.
 *
 * @param etag the row's version; a write on top of it succeeds only while the row still has it
 */
public record VersionedJob(Job job, String etag) {}
