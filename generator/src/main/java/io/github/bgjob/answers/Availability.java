package io.github.bgjob.answers;

/** Whether jobs may wait for a cold start. */
public enum Availability implements Choice {
    SCALE_TO_ZERO,
    ALWAYS_READY
}
