/**
 * A local stand-in for Azure Batch. {@link io.github.bgjob.batch.emulator.BatchEmulator} is its front door.
 *
 * <p>{@code wire} carries requests to {@code calls}, which change the account in {@code state}, which has command lines
 * run by {@code node}; {@code clock} says when. Nothing points the other way.
 */
package io.github.bgjob.batch.emulator;
