package io.github.bgjob.deploy;

import java.util.ArrayList;
import java.util.List;

/** What scripts are run by. */
enum Shell {
    /** Whatever this machine has by that name; on Debian it is dash. */
    SH(".sh"),

    /** What is behind the name sh on macOS and in Git Bash. */
    BASH(".sh"),

    POWERSHELL(".ps1");

    private final String ending;

    Shell(String ending) {
        this.ending = ending;
    }

    /** Ends the test where this shell is not installed. */
    void required() {
        if (this == POWERSHELL) {
            Tool.PWSH.path();
        }
    }

    /**
     * The command line of a script.
     *
     * @param script its name without ending, or its path without
     * @param options as sh has them: {@code --resource-group}; PowerShell's are written its way, {@code -resourcegroup}
     */
    List<String> command(String script, List<String> options) {
        List<String> command = new ArrayList<>(interpreter());
        command.add((script.contains("/") ? script : "deploy/" + script) + ending);
        for (String option : options) {
            command.add(this == POWERSHELL && option.startsWith("--") ? "-" + option.replace("-", "") : option);
        }
        return command;
    }

    private List<String> interpreter() {
        return switch (this) {
            case SH -> List.of("sh");
            case BASH -> List.of("bash");
            case POWERSHELL -> List.of(Tool.PWSH.path().toString(), "-NoLogo", "-NoProfile", "-File");
        };
    }
}
