/** Who may ask: whoever signs with the account's key. */
package io.github.bgjob.batch.emulator.auth;
