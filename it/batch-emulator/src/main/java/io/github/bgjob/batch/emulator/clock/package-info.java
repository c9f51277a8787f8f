/** The time that the emulator lives in: this machine's, or one that a test moves. */
package io.github.bgjob.batch.emulator.clock;
