package io.github.bgjob.batch.emulator.wire;

/** A request of the Batch API and what was answered to it, whether or not the answer arrived. */
public record Exchange(Request request, Reply reply) {}
