/** What a person sees of a running emulator: a page, and the same as JSON. Its address is a secret, like the key. */
package io.github.bgjob.batch.emulator.page;
