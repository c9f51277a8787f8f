package com.example.batchjobs.store;

/** The names under which jobs are kept in the storage account; constants, so that annotations can use them. */
public final class JobNames {
    /** The queue that carries a claim check for each job to be done. */
    public static final String QUEUE = "jobs";
    /** Where claim checks go that failed too often or can never succeed. */
    public static final String POISON_QUEUE = QUEUE + "-poison";
    /** The table of job rows. */
    public static final String TABLE = "jobs";
    /** The container of inputs; a blob's name is its job's id. */
    public static final String INPUT_CONTAINER = "job-input";
    /** The container of results; a blob's name is its job's id. */
    public static final String OUTPUT_CONTAINER = "job-output";

    private JobNames() {}
}
