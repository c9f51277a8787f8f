package io.github.bgjob.write;

import io.github.bgjob.answers.Failure;
import io.github.bgjob.render.RenderedTree;

/** Where a rendered tree goes. */
public interface Destination {

    /**
     * Finds out whether it can be written to, as far as that can be told without writing; meant to be asked before any
     * question is asked of a person.
     *
     * @throws Failure of kind {@code BAD_INPUT} when not
     */
    default void check() {}

    /**
     * Writes the whole tree, or nothing.
     *
     * @throws Failure when it cannot be written; the disk is then as it was
     */
    void write(RenderedTree tree);
}
