package io.github.bgjob.deploy;

/**
 * Something wrong in a file.
 *
 * @param line counted from 1; 0 for the file as a whole
 */
public record Finding(Finder by, String file, int line, String message) {

    /** Who finds something. */
    public enum Finder {
        COMPILER,
        /** Rules of ours, grammars, schemas and shellcheck. */
        RULES
    }

    public Finding(String file, int line, String message) {
        this(Finder.RULES, file, line, message);
    }

    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
    }
}
