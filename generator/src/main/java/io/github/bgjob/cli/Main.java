package io.github.bgjob.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/** Starts the program. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Optional<Console> console = Terminal.console();
        Charset charset = console.map(Console::charset).orElse(StandardCharsets.UTF_8);
        PrintWriter out = new PrintWriter(System.out, false, charset);
        PrintWriter err = new PrintWriter(System.err, true, charset);
        Optional<Terminal> terminal = console.map(present -> present::readLine);

        Interruption interruption = Interruption.announcedOn(err);
        Thread.currentThread().setUncaughtExceptionHandler((thread, defect) -> {
            interruption.over();
            err.println("bgjob-init: This is a defect of the program, not of what you gave it.");
            err.println("  Report it with these lines, please.");
            defect.printStackTrace(err);
            System.exit(ExitCode.UNEXPECTED.number());
        });
        Program program = new Program(
                new Printer(out, err, Ansi.AUTO), terminal, Path.of("").toAbsolutePath());
        ExitCode code = program.run(args);
        interruption.over();
        System.exit(code.number());
    }
}
