package com.example.functionsjobs.service;

/**
 * What became of the deliveries of a message before the one at hand.
 *
 * @param failed how many ended in a failure; this is what {@value #SETTING} limits
 * @param cutOff how many began and came to no end, because their worker was killed, was shut down or lost its lease;
 *     they are no fault of the job's until there are very many of them ({@code maxCrashes})
 */
public record Tries(long failed, long cutOff) {

    /** How often a job is tried that fails, the first time included: 1 to {@value #MOST}. */
    public static final String SETTING = "JOBS_MAX_TRIES";

    public static final int MOST = 100;

    /** As built-in queue triggers have it. */
    public static final int DEFAULT_MOST = 5;

    /** As far as the queue itself knows: every delivery before this one failed. */
    public static Tries countedByQueue(Delivery delivery) {
        return new Tries(delivery.dequeueCount() - 1, 0);
    }
}
