package io.github.bgjob.answers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The questions, in the order they are asked. */
public final class Questions {

    private static final List<Question> ALL = load();

    private Questions() {}

    public static List<Question> all() {
        return ALL;
    }

    public static List<String> keys() {
        return ALL.stream().map(Question::key).toList();
    }

    /**
     * The question with this key.
     *
     * @throws NoSuchElementException when there is none
     */
    public static Question of(String key) {
        return ALL.stream()
                .filter(question -> question.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no question '" + key + "'"));
    }

    private static List<Question> load() {
        try (InputStream in = Questions.class.getResourceAsStream("questions.yaml")) {
            List<Map<String, Object>> entries = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return entries.stream().map(Questions::question).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Question question(Map<String, Object> entry) {
        return new Question(
                (String) entry.get("key"),
                (String) entry.get("title"),
                (String) entry.get("help"),
                (Boolean) entry.get("everybody"),
                texts(entry.get("values")),
                (String) entry.get("default"),
                exceptions(entry.get("default-when")));
    }

    private static Map<String, String> texts(Object node) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> texts.put((String) key, (String) value));
        }
        return Collections.unmodifiableMap(texts);
    }

    private static List<Question.DefaultWhen> exceptions(Object node) {
        List<Question.DefaultWhen> exceptions = new ArrayList<>();
        if (node instanceof List<?> list) {
            for (Object item : list) {
                Map<String, String> map = texts(item);
                exceptions.add(new Question.DefaultWhen(map.get("question"), map.get("answer"), map.get("then")));
            }
        }
        return List.copyOf(exceptions);
    }
}
