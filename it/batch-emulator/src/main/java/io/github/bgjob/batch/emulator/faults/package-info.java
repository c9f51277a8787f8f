/** What goes wrong on demand between a client and the service. */
package io.github.bgjob.batch.emulator.faults;
