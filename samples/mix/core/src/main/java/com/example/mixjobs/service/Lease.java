package com.example.mixjobs.service;

/** The hold on a message while its job runs; it may be lost before the job is done. */
@FunctionalInterface
public interface Lease {

    /** For callers whose platform keeps the message for them. */
    Lease KEPT_BY_PLATFORM = () -> false;

    /** Whether another worker may have the message by now: then nothing of this run may be committed. */
    boolean isLost();
}
