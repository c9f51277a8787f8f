package io.github.bgjob.batch.emulator.node;

/** Starts command lines. The emulator's own starts processes; a simulation may give another. */
@FunctionalInterface
public interface Launcher {

    /** Begins a run and returns at once. The listener hears of it later, never before this method has returned. */
    Run launch(RunOrder order, RunListener listener);
}
