package io.github.bgjob.cli;

import java.io.Console;
import java.util.Optional;

/** A person who can be asked. */
interface Terminal {

    /** The next line without its end; {@code null} when there is no more. */
    String readLine();

    /** The console of this process; absent when nobody sits at it. */
    @SuppressWarnings("SystemConsoleNull")
    static Optional<Console> console() {
        // From JDK 22 to 24 another console is the default, which is there even when nobody sits at it.
        System.setProperty("jdk.console", "java.base");
        return Optional.ofNullable(System.console());
    }
}
