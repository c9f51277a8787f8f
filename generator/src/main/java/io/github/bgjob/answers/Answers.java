package io.github.bgjob.answers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything that was asked, answered and checked, each value with its source. */
public record Answers(
        Answer<JobDuration> duration,
        Answer<Language> language,
        Answer<Availability> availability,
        Answer<Budget> budget,
        Answer<AppService> appService,
        Answer<Workload> workload,
        Answer<Boolean> interruptible) {

    /**
     * Checks what was given and fills in the defaults of the rest.
     *
     * @param given by question key
     * @throws Failure for the first value that cannot be used, in the order of the questions
     */
    public static Answers of(Map<String, Given> given) {
        Map<String, String> answered = new LinkedHashMap<>();
        Map<String, Given> complete = new LinkedHashMap<>();
        for (Question question : Questions.all()) {
            Given value = given.get(question.key());
            if (value == null) {
                value = new Given(question.defaultGiven(answered), Source.DEFAULT, question.flag());
            }
            complete.put(question.key(), value);
            answered.put(question.key(), canonical(question.key(), value));
        }
        Reader reader = new Reader(complete);
        return new Answers(
                reader.duration("duration"),
                reader.choice("language", Language.class),
                reader.choice("availability", Availability.class),
                reader.choice("budget", Budget.class),
                reader.choice("app-service", AppService.class),
                reader.choice("workload", Workload.class),
                reader.yesOrNo("interruptible"));
    }

    /** The answers when nobody says anything. */
    public static Answers defaults() {
        return of(Map.of());
    }

    /**
     * Checks one value by itself, as at a prompt.
     *
     * @return the value as it is written in files and JSON
     * @throws Failure when the value cannot be used
     */
    public static String canonical(String key, Given given) {
        Question question = Questions.of(key);
        if (question.values().isEmpty()) {
            return JobDuration.parse(given.text(), given.where()).toString();
        }
        if (question.yesOrNo()) {
            return yes(given) ? "yes" : "no";
        }
        String wanted = given.text().strip().toLowerCase(Locale.ROOT);
        List<String> known = List.copyOf(question.values().keySet());
        if (!known.contains(wanted)) {
            throw Choice.unknown(given.where(), given.text(), known);
        }
        return wanted;
    }

    /** Every answer as text, by question key, in the order of the questions. */
    public Map<String, Answer<String>> texts() {
        Map<String, Answer<String>> texts = new LinkedHashMap<>();
        texts.put("duration", new Answer<>(duration.value().toString(), duration.source()));
        texts.put("language", text(language));
        texts.put("availability", text(availability));
        texts.put("budget", text(budget));
        texts.put("app-service", text(appService));
        texts.put("workload", text(workload));
        texts.put("interruptible", new Answer<>(interruptible.value() ? "yes" : "no", interruptible.source()));
        return Collections.unmodifiableMap(texts);
    }

    private static Answer<String> text(Answer<? extends Choice> answer) {
        return new Answer<>(answer.value().id(), answer.source());
    }

    private static boolean yes(Given given) {
        return switch (given.text().strip().toLowerCase(Locale.ROOT)) {
            case "yes", "y", "true" -> true;
            case "no", "n", "false" -> false;
            default -> throw Choice.unknown(given.where(), given.text(), List.of("yes", "no"));
        };
    }

    private record Reader(Map<String, Given> given) {

        Answer<JobDuration> duration(String key) {
            Given value = given.get(key);
            return new Answer<>(JobDuration.parse(value.text(), value.where()), value.source());
        }

        <E extends Enum<E> & Choice> Answer<E> choice(String key, Class<E> type) {
            Given value = given.get(key);
            return new Answer<>(Choice.parse(type, value.text(), value.where()), value.source());
        }

        Answer<Boolean> yesOrNo(String key) {
            Given value = given.get(key);
            return new Answer<>(yes(value), value.source());
        }
    }
}
