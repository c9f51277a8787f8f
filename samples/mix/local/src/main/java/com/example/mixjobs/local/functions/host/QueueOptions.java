package com.example.mixjobs.local.functions.host;

import java.time.Duration;
import java.util.Arrays;

/**
 * How queues are polled and failures tried again; the platform's names and defaults.
 *
 * @param batchSize how many messages are received at once, 1 to 32
 * @param newBatchThreshold the next messages are received when no more than this many are in work
 * @param maxDequeueCount how often a message is tried, the first time included
 * @param visibilityTimeout how long a message that failed is out of sight
 * @param maxPollingInterval the longest pause between two looks at an empty queue, 100 ms at least
 */
record QueueOptions(
        int batchSize,
        int newBatchThreshold,
        int maxDequeueCount,
        Duration visibilityTimeout,
        Duration maxPollingInterval,
        Encoding encoding) {

    static final int DEFAULT_BATCH_SIZE = 16;
    static final int DEFAULT_MAX_DEQUEUE_COUNT = 5;
    static final Duration DEFAULT_MAX_POLLING_INTERVAL = Duration.ofMinutes(1);

    private static final int MAX_BATCH_SIZE = 32;

    /** How the text of a message stands in the queue. */
    enum Encoding {
        BASE64,
        NONE;

        static Encoding of(String name) {
            return Arrays.stream(values())
                    .filter(encoding -> encoding.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("must be base64 or none"));
        }
    }

    QueueOptions {
        check(batchSize >= 1 && batchSize <= MAX_BATCH_SIZE, "batchSize must be 1 to 32, not " + batchSize);
        check(newBatchThreshold >= 0, "newBatchThreshold must not be negative");
        check(maxDequeueCount >= 1, "maxDequeueCount must be 1 at least");
        check(
                maxPollingInterval.compareTo(PollingPause.SHORTEST) >= 0,
                "maxPollingInterval must be 100 milliseconds (00:00:00.1) at least");
    }

    /** Nothing for a batch size of 1: then one message is in work at a time, however many processors there are. */
    static int defaultNewBatchThreshold(int batchSize) {
        return batchSize / 2 * Runtime.getRuntime().availableProcessors();
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("host.json, extensions.queues: " + otherwise);
        }
    }
}
