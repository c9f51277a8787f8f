package io.github.bgjob.batch.emulator.node;

/**
 * Why a task could not be run, or its files not be carried.
 *
 * @param users whether it is the user's error and not the service's
 * @param code by the service's names
 */
public record Failure(boolean users, String code, String message, String detail) {}
