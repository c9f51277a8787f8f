package io.github.bgjob.cli;

import java.io.PrintWriter;

/**
 * Says what an interruption left behind. The destinations clean up after themselves and the virtual machine ends with 128
 * and the signal's number, 130 for Ctrl-C; only the word to the person is missing.
 */
final class Interruption {

    private volatile boolean over;

    private Interruption() {}

    static Interruption announcedOn(PrintWriter err) {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.announce(err), "announce interruption"));
        return interruption;
    }

    /** The program has ended by itself. */
    void over() {
        over = true;
    }

    private void announce(PrintWriter err) {
        if (!over) {
            err.println();
            err.println("bgjob-init: Interrupted; no half project is left.");
            err.flush();
        }
    }
}
