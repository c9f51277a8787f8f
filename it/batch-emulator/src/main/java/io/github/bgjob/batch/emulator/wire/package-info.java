/**
 * The service's HTTP: requests and replies as values, the server that carries them, the way to an operation, errors,
 * lists and conditions. Knows nothing of pools, jobs or tasks.
 */
package io.github.bgjob.batch.emulator.wire;
