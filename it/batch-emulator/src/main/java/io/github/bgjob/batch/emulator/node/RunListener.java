package io.github.bgjob.batch.emulator.node;

/** Hears how a run goes. */
public interface RunListener {

    /** Everything is prepared, and the process has been started. */
    void started();

    /** It is over. A run that was killed may or may not say this. */
    void ended(Outcome outcome);
}
