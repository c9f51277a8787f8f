package io.github.bgjob.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.bgjob.answers.Answers;
import io.github.bgjob.answers.Failure;
import io.github.bgjob.answers.Given;
import io.github.bgjob.answers.Question;
import io.github.bgjob.answers.Questions;
import io.github.bgjob.answers.Source;

/** Asks the questions that were not answered otherwise, and asks again until the answer can be used. */
record Prompter(Terminal terminal, PrintWriter out) {

    /**
     * Adds answers to those given. The questions with a default that fits most people are asked only when wanted.
     *
     * @throws Failure when the input ends before the last answer
     */
    Map<String, Given> complete(Map<String, Given> given) {
        Map<String, Given> complete = new LinkedHashMap<>(given);
        Map<String, String> answered = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            if (Questions.keys().contains(key)) {
                answered.put(key, Answers.canonical(key, value));
            }
        });
        List<Question> open = Questions.all().stream()
                .filter(question -> !given.containsKey(question.key()))
                .toList();
        open.stream().filter(Question::everybody).forEach(question -> ask(question, complete, answered));
        List<Question> special =
                open.stream().filter(question -> !question.everybody()).toList();
        if (!special.isEmpty() && wants(special, answered)) {
            special.forEach(question -> ask(question, complete, answered));
        }
        out.println();
        out.flush();
        return complete;
    }

    private void ask(Question question, Map<String, Given> complete, Map<String, String> answered) {
        String standard = question.defaultGiven(answered);
        out.println();
        out.println(question.title());
        out.println("  " + question.help());
        question.values().forEach((value, meaning) -> out.printf("    %-15s%s%n", value, meaning));
        while (true) {
            String line = read(standard);
            Given given = new Given(line.isBlank() ? standard : line, Source.PROMPT, question.flag());
            try {
                answered.put(question.key(), Answers.canonical(question.key(), given));
                complete.put(question.key(), given);
                return;
            } catch (Failure unusable) {
                out.println("  " + unusable.what().replaceFirst("^" + question.flag() + ": ", ""));
                out.println("  " + unusable.suggestion());
            }
        }
    }

    private boolean wants(List<Question> special, Map<String, String> answered) {
        out.println();
        out.println("Is there anything special?");
        special.forEach(question -> out.printf("    %-41s%s%n", question.title(), question.defaultGiven(answered)));
        while (true) {
            String line = read("no").strip().toLowerCase(Locale.ROOT);
            if (Set.of("", "n", "no").contains(line)) {
                return false;
            }
            if (Set.of("y", "yes").contains(line)) {
                return true;
            }
            out.println("  Answer yes to be asked these too, or no to keep the values above.");
        }
    }

    private String read(String standard) {
        out.print("[" + standard + "] > ");
        out.flush();
        String line = terminal.readLine();
        if (line == null) {
            out.println();
            throw new Failure(
                    "The input ended before the last question was answered.",
                    "Run it again; with --yes it asks nothing and takes the defaults.");
        }
        return line;
    }
}
