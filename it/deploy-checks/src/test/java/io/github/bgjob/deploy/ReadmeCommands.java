package io.github.bgjob.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a project's README files have people type: the lines of code blocks, continued as a shell continues them, and what
 * stands between words. Quotation marks and a file for the output are read as
 * sh reads them, as far as README files use them.
 */
final class ReadmeCommands {

    private static final Pattern IN_WORDS = Pattern.compile("`(az [a-z][^`]*)`");
    private static final Pattern REDIRECTION = Pattern.compile(" > \\S+\\s*$");
    private static final String BLOCK = "    ";

    private ReadmeCommands() {}

    /** A command of the Azure CLI, without {@code az}; what only names one between words may leave out its options. */
    record Az(List<String> arguments, boolean isWhole) {

        String option(String name) {
            return arguments.get(arguments.indexOf(name) + 1);
        }

        boolean has(String name) {
            return arguments.contains(name);
        }

        @Override
        public String toString() {
            return "az " + String.join(" ", arguments);
        }
    }

    static List<Az> of(Project project) {
        return project.files().entrySet().stream()
                .filter(file -> file.getKey().endsWith("README.md"))
                .map(Map.Entry::getValue)
                .flatMap(ReadmeCommands::in)
                .toList();
    }

    /** Those of one file. */
    static Stream<Az> in(String text) {
        return Stream.concat(inBlocks(text), inWords(text));
    }

    private static Stream<Az> inWords(String text) {
        return IN_WORDS.matcher(text).results().map(it -> new Az(withoutAz(words(it.group(1))), false));
    }

    private static Stream<Az> inBlocks(String text) {
        List<Az> commands = new ArrayList<>();
        StringBuilder command = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (command.isEmpty() && !line.startsWith(BLOCK + "az ")) {
                continue;
            }
            command.append(line).append('\n');
            if (!line.endsWith("\\") && quotesAreEven(command)) {
                String written = REDIRECTION.matcher(command).replaceFirst("");
                commands.add(new Az(withoutAz(words(written)), true));
                command.setLength(0);
            }
        }
        if (!command.isEmpty()) {
            throw new IllegalStateException("A README ends within a command: " + command);
        }
        return commands.stream();
    }

    private static boolean quotesAreEven(CharSequence text) {
        return text.chars().filter(it -> it == '\'').count() % 2 == 0;
    }

    private static List<String> withoutAz(List<String> words) {
        return words.subList(1, words.size());
    }

    /** As sh splits them; a backslash is known at the end of a line only. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (char each : text.replace("\\\n", " ").toCharArray()) {
            if (quote != 0) {
                if (each == quote) {
                    quote = 0;
                } else {
                    word.append(each);
                }
            } else if (each == '\'' || each == '"') {
                quote = each;
                begun = true;
            } else if (Character.isWhitespace(each)) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
            } else {
                word.append(each);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
