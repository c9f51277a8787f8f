package io.github.bgjob.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.bgjob.answers.Answers;
import io.github.bgjob.answers.Failure;
import io.github.bgjob.answers.Given;
import io.github.bgjob.answers.Source;
import io.github.bgjob.decide.Platform;
import io.github.bgjob.decide.Recommendation;
import io.github.bgjob.decide.RuleBook;
import io.github.bgjob.facts.Edition;

@Timeout(30)
class ProjectModelTest {

    private static final Coordinates COORDINATES = new Coordinates("org.shop", "photos", "1.0", "org.shop.photos", 21);

    @Test
    void aRecommendationForFunctionsIsAProject() {
        ProjectModel model = ProjectModel.of(COORDINATES, recommend(Map.of("duration", "8m", "budget", "low")));

        assertThat(model.flags())
                .containsOnly(
                        Map.entry("functions", true),
                        Map.entry("webjobs", false),
                        Map.entry("batch", false),
                        Map.entry("mix", false),
                        Map.entry("flex", true),
                        Map.entry("dedicated", false),
                        Map.entry("batchOnly", false),
                        Map.entry("image", true),
                        Map.entry("imageApi", true),
                        Map.entry("executable", false),
                        Map.entry("own", false));
        assertThat(model.values())
                .containsEntry("functionTimeout", "00:08:00")
                .containsEntry("maximumInstances", 10)
                .containsEntry("packagePath", "org/shop/photos")
                .containsEntry("functions", true);
        assertThat(model.azureName().value()).isEqualTo("photos");
    }

    @Test
    void thePlatformIsAnAnswerOnlyWhenItWasForced() {
        Recommendation chosen = recommend(Map.of());
        Recommendation forced = RuleBook.force(answers(Map.of("duration", "3d")), Edition.CURRENT, Platform.FUNCTIONS);

        assertThat(keys(ProjectModel.of(COORDINATES, chosen))).doesNotContain("platform");
        assertThat(keys(ProjectModel.of(COORDINATES, forced))).contains("platform");
    }

    @ParameterizedTest
    @EnumSource(
            value = Platform.class,
            names = {"FUNCTIONS", "WEBJOBS"})
    void otherLanguagesHaveNoTemplatesThereYet(Platform platform) {
        Recommendation forced = RuleBook.force(answers(Map.of("language", "python")), Edition.CURRENT, platform);

        assertThatThrownBy(() -> ProjectModel.of(COORDINATES, forced))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_YET);
                    assertThat(failure.what()).contains("Python", platform.title());
                    assertThat(failure.suggestion()).contains("--language java", "--platform batch");
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = Platform.class,
            names = {"BATCH", "MIX"})
    void whereTasksAreAnyProgramWillDo(Platform platform) {
        Recommendation forced = RuleBook.force(answers(Map.of("language", "other")), Edition.CURRENT, platform);

        assertThat(ProjectModel.of(COORDINATES, forced).flags())
                .containsEntry("executable", true)
                .containsEntry("image", false)
                .containsEntry("batch", true);
    }

    @ParameterizedTest
    @CsvSource({
        "2m, java,   00:02:00, '30s,watermark=2m'",
        "2h, java,   01:00:00, '30s,watermark=2h'",
        "2h, python, 01:00:00, unlimited",
    })
    void inTheMixAFunctionRunsNoLongerThanItsPlanLetsIt(
            String duration, String language, String timeout, String expected) {
        Recommendation mixed = recommend(Map.of("duration", duration, "language", language, "workload", "mixed"));

        assertThat(ProjectModel.of(COORDINATES, mixed).values())
                .containsEntry("functionTimeout", timeout)
                .containsEntry("expectedDuration", expected);
    }

    private static Set<Object> keys(ProjectModel model) {
        return new HashSet<>(((Map<?, ?>) model.values().get("answers")).keySet());
    }

    private static Recommendation recommend(Map<String, String> answers) {
        return (Recommendation) RuleBook.recommend(answers(answers), Edition.CURRENT);
    }

    private static Answers answers(Map<String, String> answers) {
        Map<String, Given> given = new HashMap<>();
        answers.forEach((key, value) -> given.put(key, new Given(value, Source.FLAG, "--" + key)));
        return Answers.of(given);
    }
}
