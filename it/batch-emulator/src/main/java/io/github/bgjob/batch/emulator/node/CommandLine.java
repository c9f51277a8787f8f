package io.github.bgjob.batch.emulator.node;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line into words as a node does. No shell is involved: {@code $}, {@code |}, {@code >} and {@code *}
 * mean nothing. White space separates, single quotes keep everything, double quotes keep everything but a backslash
 * before a double quote, a backslash or what it would keep from a shell, and a backslash outside quotes keeps the next
 * character. The service does not document its rules; these are what its examples ({@code /bin/bash -c '…'}) need.
 */
final class CommandLine {

    private static final String KEPT_IN_DOUBLE_QUOTES = "\"\\$`\n";

    private final String text;
    private final List<String> words = new ArrayList<>();
    private StringBuilder word;
    private int at;

    private CommandLine(String text) {
        this.text = text;
    }

    /** The words, at least one. */
    static List<String> words(String text) throws TaskFailedException {
        List<String> words = new CommandLine(text).split();
        if (words.isEmpty()) {
            throw unusable("the command line is empty");
        }
        return words;
    }

    private List<String> split() throws TaskFailedException {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (Character.isWhitespace(c)) {
                finishWord();
                continue;
            }
            startWord();
            switch (c) {
                case '\'' -> quoted('\'', "");
                case '"' -> quoted('"', KEPT_IN_DOUBLE_QUOTES);
                case '\\' -> word.append(next("a backslash ends the command line"));
                default -> word.append(c);
            }
        }
        finishWord();
        return words;
    }

    private void quoted(char end, String escapable) throws TaskFailedException {
        while (true) {
            char c = next("the quotation mark %s is not closed".formatted(end));
            if (c == end) {
                return;
            }
            if (c == '\\' && at < text.length() && escapable.indexOf(text.charAt(at)) >= 0) {
                c = text.charAt(at++);
            }
            word.append(c);
        }
    }

    private char next(String otherwise) throws TaskFailedException {
        if (at == text.length()) {
            throw unusable(otherwise);
        }
        return text.charAt(at++);
    }

    private void startWord() {
        if (word == null) {
            word = new StringBuilder();
        }
    }

    private void finishWord() {
        if (word != null) {
            words.add(word.toString());
            word = null;
        }
    }

    private static TaskFailedException unusable(String detail) {
        return new TaskFailedException(
                new Failure(true, "CommandLaunchFailed", "Failed to launch the specified command line", detail));
    }
}
