package io.github.bgjob.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** Starts the program. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Printer printer = Printer.standard();
        PrintWriter err = printer.err();
        Optional<Terminal> terminal = Terminal.console().map(present -> present::readLine);

        Interruption interruption = Interruption.announcedOn(err);
        Thread.currentThread().setUncaughtExceptionHandler((thread, defect) -> {
            interruption.over();
            err.println("bgjob-init: This is a defect of the program, not of what you gave it.");
            err.println("  Report it with these lines, please.");
            defect.printStackTrace(err);
            System.exit(ExitCode.UNEXPECTED.number());
        });
        Program program = new Program(printer, terminal, Path.of("").toAbsolutePath());
        ExitCode code = program.run(args);
        interruption.over();
        System.exit(code.number());
    }
}
