package io.github.bgjob.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

import io.github.bgjob.answers.Failure;
import io.github.bgjob.decide.Explanation;

/** Writes for people and for programs; explanations in colour where picocli sees a terminal. */
record Printer(PrintWriter out, PrintWriter err, Ansi ansi) {

    /** Standard output and standard error. */
    static Printer standard() {
        Charset charset = Terminal.console().map(Console::charset).orElse(StandardCharsets.UTF_8);
        return new Printer(
                new PrintWriter(System.out, false, charset), new PrintWriter(System.err, true, charset), Ansi.AUTO);
    }

    void explanation(List<Explanation.Line> lines) {
        for (Explanation.Line line : lines) {
            out.println(styled(line.text(), styles(line.style())));
        }
        out.flush();
    }

    void json(Map<String, Object> object) {
        try {
            out.println(JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(object));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.flush();
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** One message: what is wrong, and what to do next. */
    void failure(Failure failure) {
        err.println("bgjob-init: " + failure.what());
        err.println("  " + failure.suggestion());
        err.flush();
    }

    private String styled(String text, IStyle... styles) {
        return styles.length == 0 || !ansi.enabled() ? text : Style.on(styles) + text + Style.reset.on();
    }

    private static IStyle[] styles(Explanation.Style style) {
        return switch (style) {
            case TITLE -> new IStyle[] {Style.bold, Style.fg_green};
            case HEADING -> new IStyle[] {Style.bold};
            case WARNING -> new IStyle[] {Style.fg_yellow};
            case TEXT -> new IStyle[0];
        };
    }
}
