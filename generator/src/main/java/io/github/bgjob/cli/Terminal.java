package io.github.bgjob.cli;

import java.io.Console;
import java.util.Optional;

/** A person who can be asked. */
interface Terminal {

    /** The next line without its end; {@code null} when there is no more. */
    String readLine();

    /** The process's own terminal; absent when its input or output goes elsewhere. */
    static Optional<Terminal> ofProcess() {
        Console console = System.console();
        return Optional.ofNullable(console).map(present -> present::readLine);
    }
}
