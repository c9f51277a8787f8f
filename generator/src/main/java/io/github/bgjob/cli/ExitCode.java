package io.github.bgjob.cli;

import io.github.bgjob.answers.Failure;

/** What the program tells its caller. */
enum ExitCode {
    OK(0, "Done"),
    UNEXPECTED(1, "The machine refused (such as a full disk), or a defect of this program"),
    BAD_INPUT(2, "An option, answer, name or directory cannot be used; nothing was written"),
    NOT_YET(3, "Recommended and explained, but there are no templates for it yet"),
    NO_RECOMMENDATION(4, "No platform does; the message names the vetoes"),
    INTERRUPTED(130, "Interrupted (Ctrl-C); no half project is left");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    static ExitCode of(Failure.Kind kind) {
        return switch (kind) {
            case BAD_INPUT -> BAD_INPUT;
            case NOT_YET -> NOT_YET;
            case NO_RECOMMENDATION -> NO_RECOMMENDATION;
            case ENVIRONMENT -> UNEXPECTED;
        };
    }

    int number() {
        return number;
    }

    String meaning() {
        return meaning;
    }
}
