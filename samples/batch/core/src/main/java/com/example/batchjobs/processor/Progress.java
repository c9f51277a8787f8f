package com.example.batchjobs.processor;

/** Lets a processor say how far it has come, and hears whether going on is of any use. */
@FunctionalInterface
public interface Progress {

    /** Ignores what it is told; for tests and tools. */
    Progress NONE = percent -> {};

    /**
     * Reports how much of the work is done. Cheap enough to be called often: it is written to the status store at
     * intervals.
     *
     * @param percent 0 to 100
     * @throws JobAbandoned when the job was cancelled or another worker has taken it over; let it pass
     */
    void percent(int percent) throws JobAbandoned;
}
