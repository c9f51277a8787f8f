package io.github.bgjob.cli;

/** A person who can be asked. */
interface Terminal {

    /** The next line without its end; {@code null} when there is no more. */
    String readLine();
}
