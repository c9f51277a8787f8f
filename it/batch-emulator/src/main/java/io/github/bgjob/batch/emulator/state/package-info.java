/**
 * The account: pools with their nodes, jobs with their tasks, and what moves them from state to state.
 *
 * <p>All of it belongs to one {@link io.github.bgjob.batch.emulator.state.Account} and is guarded by its lock: whoever
 * comes from outside (a request, an alarm of the clock, a process that ended) enters through
 * {@link io.github.bgjob.batch.emulator.state.Account#locked}.
 *
 * <p>Pools, jobs and tasks are about what state follows on what. What a request may say of them stands in the definition
 * of each; how many nodes there are, in which order tasks start and what is counted have classes of their own.
 */
package io.github.bgjob.batch.emulator.state;
