package io.github.bgjob.facts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import io.github.bgjob.answers.AppService;
import io.github.bgjob.answers.Choice;
import io.github.bgjob.answers.JobDuration;
import io.github.bgjob.answers.Language;

/** Reads {@code facts.yaml}, both editions at once. */
final class FactBook {

    private static final Map<String, Map<String, Object>> PAGES = load();
    private static final Facts CURRENT = read(Edition.CURRENT);
    private static final Facts ARTICLE = read(Edition.ARTICLE);

    private FactBook() {}

    static Facts of(Edition edition) {
        return edition == Edition.CURRENT ? CURRENT : ARTICLE;
    }

    private static Map<String, Map<String, Object>> load() {
        try (InputStream in = FactBook.class.getResourceAsStream("facts.yaml")) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Facts read(Edition edition) {
        return new Facts(
                edition,
                text(edition, "pay-per-use-plan"),
                limit(edition, "pay-per-use-limit"),
                text(edition, "always-ready-plan"),
                limit(edition, "always-ready-limit"),
                text(edition, "unlimited-plan"),
                choices(edition, "functions-languages", Language.class),
                choices(edition, "webjobs-languages", Language.class),
                choices(edition, "webjobs-systems", AppService.class),
                text(edition, "webjobs-queue"),
                limit(edition, "batch-limit"),
                text(edition, "cheap-nodes"),
                text(edition, "batch-queue"),
                text(edition, "webjobs-pay-per-use"));
    }

    private static Fact<String> text(Edition edition, String key) {
        return fact(edition, key, String.class::cast);
    }

    private static Fact<Limit> limit(Edition edition, String key) {
        return fact(
                edition,
                key,
                value -> value.equals("none") ? Limit.none() : Limit.of(JobDuration.parse((String) value, key)));
    }

    private static <E extends Enum<E> & Choice> Fact<Set<E>> choices(Edition edition, String key, Class<E> type) {
        return fact(edition, key, value -> {
            Set<E> choices = EnumSet.noneOf(type);
            ((List<?>) value).forEach(id -> choices.add(Choice.parse(type, (String) id, key)));
            return Collections.unmodifiableSet(choices);
        });
    }

    private static <T> Fact<T> fact(Edition edition, String key, Function<Object, T> reading) {
        Map<String, Object> page = PAGES.get(key);
        Map<?, ?> entry = (Map<?, ?>) page.get(edition.id());
        return new Fact<>((String) page.get("what"), reading.apply(entry.get("value")), (String) entry.get("source"));
    }
}
