package io.github.bgjob.batch.emulator.node;

/** A run that has begun. */
@FunctionalInterface
public interface Run {

    /** Ends it. No process of it is left when this returns. */
    void kill();
}
