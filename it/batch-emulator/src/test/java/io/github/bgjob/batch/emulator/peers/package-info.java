/** Two clients that are not ours drive the emulator by one table of calls and expected answers. */
package io.github.bgjob.batch.emulator.peers;
