/**
 * The language in which Azure Batch is told how many nodes a pool should have, and the samples it reads.
 *
 * <p>{@link io.github.bgjob.batch.emulator.autoscale.Formula} parses a formula once and says at which line and column it
 * is wrong; evaluating it against a {@link io.github.bgjob.batch.emulator.autoscale.PoolView} never throws and gives an
 * {@link io.github.bgjob.batch.emulator.autoscale.AutoscaleRun}. Nothing here reads a clock: a view carries its time.
 *
 * <p>Sources: Microsoft Learn, <i>Create a formula to automatically scale compute nodes in a Batch pool</i>, editions of
 * 24 October 2019 and 5 June 2025 (variables, types, operators, functions, samples, limits); the same site, <i>Pool
 * autoscale event</i>, 8 October 2020 (form of errors: code, message, line and column). Where both are silent the class
 * in question says what it does instead. What they do not allow is an error here, so that a formula that passes here has
 * a chance there.
 */
package io.github.bgjob.batch.emulator.autoscale;
