/** The operations of the Batch API that the emulator covers: from a request to a change of the account, and back. */
package io.github.bgjob.batch.emulator.calls;
