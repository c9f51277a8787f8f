package io.github.bgjob.deploy;

/**
 * Something wrong in a file.
 *
 * @param line counted from 1; 0 for the file as a whole
 */
public record Finding(String file, int line, String message) {

    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
    }
}
