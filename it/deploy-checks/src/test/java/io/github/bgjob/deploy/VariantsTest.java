package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.bgjob.answers.Answers;
import io.github.bgjob.answers.Failure;
import io.github.bgjob.decide.Platform;
import io.github.bgjob.decide.Recommendation;
import io.github.bgjob.decide.RuleBook;
import io.github.bgjob.facts.Edition;
import io.github.bgjob.project.ProjectModel;

/** Whatever is answered, the infrastructure that comes of it is one that the other tests look at. */
@Timeout(120)
class VariantsTest {

    /** Answers that lead elsewhere; with all others, the same happens as with one of these. */
    private static final Map<String, List<String>> ANSWERS = Map.of(
            "duration", List.of("30s", "8m", "20m", "2h", "10d", "200d"),
            "language", List.of("java", "other"),
            "availability", List.of("scale-to-zero", "always-ready"),
            "budget", List.of("low", "medium", "high"),
            "app-service", List.of("none", "windows", "linux"),
            "workload", List.of("uniform", "mixed", "hpc"));

    @Test
    void every_variant_that_the_generator_can_write_is_among_the_projects() {
        List<String> possible = everyRecommendation()
                .flatMap(VariantsTest::model)
                .map(VariantsTest::variant)
                .distinct()
                .sorted()
                .toList();
        assertThat(Projects.models().map(VariantsTest::variant)).containsExactlyInAnyOrderElementsOf(possible);
    }

    private static Stream<Recommendation> everyRecommendation() {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (Map.Entry<String, List<String>> question : ANSWERS.entrySet()) {
            combinations = combinations.stream()
                    .flatMap(before ->
                            question.getValue().stream().map(answer -> with(before, question.getKey(), answer)))
                    .toList();
        }
        return combinations.stream().map(VariantsTest::answers).flatMap(answers -> Stream.of(Edition.values())
                .flatMap(edition -> recommendations(answers, edition)));
    }

    private static Map<String, String> with(Map<String, String> before, String question, String answer) {
        Map<String, String> longer = new TreeMap<>(before);
        longer.put(question, answer);
        return longer;
    }

    private static Answers answers(Map<String, String> given) {
        return Projects.answers(given.entrySet().stream()
                .flatMap(answer -> Stream.of(answer.getKey(), answer.getValue()))
                .toArray(String[]::new));
    }

    private static Stream<Recommendation> recommendations(Answers answers, Edition edition) {
        List<Recommendation> all = new ArrayList<>();
        if (RuleBook.recommend(answers, edition) instanceof Recommendation recommendation) {
            all.add(recommendation);
        }
        for (Platform platform : Platform.values()) {
            all.add(RuleBook.force(answers, edition, platform));
        }
        return all.stream();
    }

    private static Stream<ProjectModel> model(Recommendation recommendation) {
        try {
            return Stream.of(ProjectModel.of(Projects.SHOP, recommendation));
        } catch (Failure nothingIsWritten) {
            return Stream.of();
        }
    }

    /** What of a project changes its infrastructure, but for names, sizes and times. */
    private static String variant(ProjectModel model) {
        List<String> parts = new ArrayList<>(List.of("flex", "dedicated", "webjobs", "batchOnly", "mix", "executable"));
        parts.removeIf(flag -> !model.flags().get(flag));
        if (model.flags().get("dedicated") || model.flags().get("webjobs")) {
            parts.add(
                    model.values().get("operatingSystem") + (isTrue(model, "existingAppService") ? ", existing" : ""));
        }
        if (model.flags().get("flex") || model.flags().get("mix")) {
            parts.add(model.values().get("alwaysReadyInstances") + " always ready");
        }
        if (model.flags().get("batch")) {
            parts.add(isTrue(model, "spotNodes") ? "Spot" : "dedicated nodes");
        }
        return String.join(", ", parts);
    }

    private static boolean isTrue(ProjectModel model, String value) {
        return Boolean.TRUE.equals(model.values().get(value));
    }
}
