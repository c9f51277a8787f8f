package io.github.bgjob.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;

/** Starts the program. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        // From JDK 22 to 24 another console is the default, which is there even when nobody sits at it.
        System.setProperty("jdk.console", "java.base");
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Interruption interruption = Interruption.announcedOn(err);
        Program program = new Program(
                new Printer(out, err, Ansi.AUTO),
                Terminal.ofProcess(),
                Path.of("").toAbsolutePath());
        ExitCode code = program.run(args);
        interruption.over();
        System.exit(code.number());
    }
}
