/** Whether what the emulator hears and says is what Microsoft's description of the Batch API says. */
package io.github.bgjob.batch.emulator.openapi;
