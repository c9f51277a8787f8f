package io.github.bgjob.render;

/** A template, or {@code layers.yaml}, breaks a rule: a defect of this program, never of its input. */
public final class TemplateMistake extends RuntimeException {

    private final String file;

    /**
     * A mistake in a file.
     *
     * @param file path below {@code templates/}, or of the file in the rendered project
     * @param what what is wrong with it, to stand after the file's name
     */
    public TemplateMistake(String file, String what) {
        this(file, what, null);
    }

    TemplateMistake(String file, String what, Throwable cause) {
        super(file + ": " + what, cause);
        this.file = file;
    }

    public String file() {
        return file;
    }
}
