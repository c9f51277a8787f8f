package io.github.bgjob.answers;

/** What the work looks like: alike, short and long jobs mixed, or large-scale parallel. */
public enum Workload implements Choice {
    UNIFORM,
    MIXED,
    HPC
}
