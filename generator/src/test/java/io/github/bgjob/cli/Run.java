package io.github.bgjob.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/** One run of the program in a directory, and what it said. */
record Run(int code, String out, String err) {

    /** Nobody sits at the terminal. */
    static Run in(Path directory, String... arguments) {
        return run(directory, Optional.empty(), Ansi.OFF, arguments);
    }

    static Run inColour(Path directory, String... arguments) {
        return run(directory, Optional.empty(), Ansi.ON, arguments);
    }

    /** Somebody types these lines, and then ends the input. */
    static Run typing(Path directory, String lines, String... arguments) {
        Iterator<String> typed = Arrays.asList(lines.split("\n", -1)).iterator();
        return run(directory, Optional.of(() -> typed.hasNext() ? typed.next() : null), Ansi.OFF, arguments);
    }

    private static Run run(Path directory, Optional<Terminal> terminal, Ansi ansi, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Printer printer = new Printer(new PrintWriter(out), new PrintWriter(err), ansi);
        ExitCode code = new Program(printer, terminal, directory).run(arguments);
        return new Run(code.number(), lines(out), lines(err));
    }

    private static String lines(StringWriter text) {
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
