package com.example.functionsjobs.local.functions.host;

import java.util.Set;

/** What makes a function run: its binding in {@code function.json}, with settings already put in. */
sealed interface Trigger {

    /**
     * A request.
     *
     * @param route without the prefix
     * @param methods in capitals; empty stands for all
     * @param needsKey whether the caller has to send a function key
     */
    record Http(String route, Set<String> methods, boolean needsKey) implements Trigger {}

    /**
     * A message.
     *
     * @param connectionString of the storage account
     * @param binary whether the function wants bytes
     */
    record Queue(String queueName, String connectionString, boolean binary) implements Trigger {}

    /**
     * A time.
     *
     * @param schedule six fields, from seconds to day of week
     * @param connectionString of the account in which the host notes when it ran
     */
    record Timer(String schedule, String connectionString) implements Trigger {}
}
