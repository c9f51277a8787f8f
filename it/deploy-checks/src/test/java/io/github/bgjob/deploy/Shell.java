package io.github.bgjob.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The two languages that the scripts are written in. */
enum Shell {
    SH(".sh", "sh"),
    POWERSHELL(".ps1", "pwsh -NoLogo -NoProfile -NonInteractive -File");

    private final String ending;
    private final String interpreter;

    Shell(String ending, String interpreter) {
        this.ending = ending;
        this.interpreter = interpreter;
    }

    /** Ends the test where this shell is not installed, with a line that nobody overlooks. */
    void required() {
        String program = interpreter.split(" ", 2)[0];
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
        if (!there) {
            String message = "NOT RUN, only parsed: the PowerShell scripts, because there is no " + program + " here.";
            System.err.println("\n*** " + message + "\n");
            Assumptions.abort(message);
        }
    }

    /**
     * The command line of a script.
     *
     * @param script its name without ending
     * @param options as sh has them: {@code --resource-group}; PowerShell's are called the same, written its way
     */
    List<String> command(String script, List<String> options) {
        List<String> command = new ArrayList<>(List.of(interpreter.split(" ")));
        command.add("deploy/" + script + ending);
        for (String option : options) {
            command.add(this == POWERSHELL && option.startsWith("--") ? "-" + option.replace("-", "") : option);
        }
        return command;
    }
}
