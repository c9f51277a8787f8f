package io.github.bgjob.render;

import static io.github.bgjob.render.RenderedTreeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

import io.github.bgjob.answers.Answers;
import io.github.bgjob.answers.Given;
import io.github.bgjob.answers.Source;
import io.github.bgjob.decide.Platform;
import io.github.bgjob.decide.Recommendation;
import io.github.bgjob.decide.RuleBook;
import io.github.bgjob.facts.Edition;
import io.github.bgjob.project.Coordinates;
import io.github.bgjob.project.ProjectModel;

/** The templates themselves keep the rules, and so does every project that can be made of them. */
@Timeout(60)
class PackedTemplatesTest {

    private static final Coordinates SHOP = new Coordinates("org.shop", "photo-worker", "1.2.0", "de.laden.bilder", 21);
    private static final Renderer RENDERER = Renderer.packed();

    /** One for each plan there is, one that was forced against every rule, and those with tasks in both kinds of language. */
    static Stream<Recommendation> recommendations() {
        return Stream.of(
                recommend(Edition.CURRENT, "duration", "2m"),
                recommend(Edition.CURRENT, "duration", "8m", "availability", "always-ready", "budget", "high"),
                recommend(Edition.CURRENT, "duration", "200d"),
                recommend(Edition.ARTICLE, "duration", "30s", "app-service", "linux"),
                recommend(Edition.CURRENT, "duration", "30s", "app-service", "windows"),
                RuleBook.force(answers("duration", "5m"), Edition.CURRENT, Platform.WEBJOBS),
                RuleBook.force(answers("duration", "10d", "budget", "low"), Edition.CURRENT, Platform.FUNCTIONS),
                recommend(Edition.CURRENT, "duration", "2h", "budget", "low"),
                recommend(Edition.CURRENT, "duration", "1m", "language", "other"),
                recommend(Edition.CURRENT, "duration", "2h", "workload", "mixed", "budget", "low"),
                recommend(Edition.CURRENT, "duration", "2h", "workload", "mixed", "language", "python"));
    }

    @Test
    void noTemplateHasAMistake() {
        List<ProjectModel> models =
                recommendations().map(it -> ProjectModel.of(SHOP, it)).toList();

        assertThat(RENDERER.check(models)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("recommendations")
    void everyProjectIsWhole(Recommendation recommendation) {
        assertThat(RENDERER.render(ProjectModel.of(SHOP, recommendation)))
                .hasFiles(
                        ".bgjob/answers.yaml",
                        ".github/workflows/build.yml",
                        ".gitignore",
                        "README.md",
                        "mvnw",
                        "pom.xml")
                .hasFiles("core/src/main/java/de/laden/bilder/processor/JobProcessor.java")
                .hasNoFileBelow("own")
                .hasTextContaining("pom.xml", "<maven.compiler.release>21</", "<module>core</module>")
                .hasTextWithout("pom.xml", "error_prone", "maven.deploy.skip", "<#", "#>")
                .hasTextContaining(".github/workflows/build.yml", "java-version: \"21\"", "${{ github.ref }}");
    }

    @Test
    void aProjectHasTheModulesOfItsPlatformOnly() {
        String localPlatforms = "local/src/main/resources/META-INF/services/de.laden.bilder.local.Platform";

        assertThat(RENDERER.render(ProjectModel.of(SHOP, recommend(Edition.CURRENT, "duration", "2m"))))
                .hasTextContaining("pom.xml", "<module>functions</module>")
                .hasTextWithout("pom.xml", "<module>web</module>", "<module>webjob</module>")
                .hasText(localPlatforms, "de.laden.bilder.local.functions.FunctionsPlatform\n")
                .hasNoFileBelow("web")
                .hasNoFileBelow("webjob");
        assertThat(RENDERER.render(ProjectModel.of(SHOP, recommend(Edition.CURRENT, "app-service", "linux"))))
                .hasTextContaining("pom.xml", "<module>web</module>", "<module>webjob</module>")
                .hasTextWithout("pom.xml", "functions")
                .hasText(localPlatforms, "de.laden.bilder.local.webjobs.WebJobsPlatform\n")
                .hasNoFileBelow("functions");
    }

    @Test
    void functionsOnAPlanWithoutATimeLimitHaveNone() {
        Recommendation existing = recommend(Edition.ARTICLE, "duration", "30s", "app-service", "linux");
        assertThat(existing.rule()).isEqualTo("R3b");

        assertThat(RENDERER.render(ProjectModel.of(SHOP, existing)))
                .hasTextContaining(
                        "functions/local.settings.json", "\"AzureFunctionsJobHost__functionTimeout\": \"-1\"")
                .hasTextContaining("README.md", "on this plan there is none");
    }

    @ParameterizedTest
    @MethodSource("recommendations")
    void theSameAnswersGiveTheSameProject(Recommendation recommendation) {
        assertThat(Renderer.packed().render(ProjectModel.of(SHOP, recommendation)))
                .isIdenticalTo(RENDERER.render(ProjectModel.of(SHOP, recommendation)));
    }

    @ParameterizedTest
    @MethodSource("recommendations")
    void aProjectCanBeGeneratedAgainFromItsAnswersFile(Recommendation recommendation) {
        RenderedTree tree = RENDERER.render(ProjectModel.of(SHOP, recommendation));

        Map<String, String> answers =
                new Yaml().load(tree.file(".bgjob/answers.yaml").orElseThrow().text());
        assertThat(RENDERER.render(fromFile(answers))).isIdenticalTo(tree);
    }

    @ParameterizedTest
    @MethodSource("recommendations")
    void theReadmeNamesOnlyWhatIsThere(Recommendation recommendation) {
        RenderedTree tree = RENDERER.render(ProjectModel.of(SHOP, recommendation));
        String readme = tree.file("README.md").orElseThrow().text();

        assertThat(links(readme)).isNotEmpty();
        assertThat(links(readme)).filteredOn(link -> !isIn(tree, link)).isEmpty();
        assertThat(commands(readme))
                .contains("mvnw")
                .filteredOn(script -> !isIn(tree, script))
                .isEmpty();
        assertThat(readme).doesNotContain("\n\n\n");
    }

    @Test
    void theReadmeSaysWhyItIsThisPlatform() {
        assertThat(RENDERER.render(ProjectModel.of(SHOP, recommend(Edition.CURRENT, "duration", "8m"))))
                .hasTextContaining(
                        "README.md",
                        "# photo-worker\n",
                        "made for **Functions on the Flex Consumption plan**",
                        "- A job takes at most 8m, and",
                        "Rule R5 decided: \"we only pay when our functions are running\"",
                        "| Batch on dedicated nodes | ",
                        "With the article's own facts: Batch on dedicated nodes (R7).");
    }

    private static List<String> links(String readme) {
        return found("]\\((?!https?:)([^)#]+)\\)", readme);
    }

    /** What is to be typed into a terminal by its name, such as {@code ./mvnw}. */
    private static List<String> commands(String readme) {
        return found("(?m)^    \\./(\\S+)", readme);
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static boolean isIn(RenderedTree tree, String path) {
        return tree.files().stream()
                .anyMatch(file -> file.path().equals(path) || file.path().startsWith(path + "/"));
    }

    private static ProjectModel fromFile(Map<String, String> file) {
        Map<String, String> rest = new LinkedHashMap<>(file);
        Edition edition = Edition.valueOf(rest.remove("edition").toUpperCase(Locale.ROOT));
        Coordinates coordinates = new Coordinates(
                rest.remove("group-id"),
                rest.remove("artifact-id"),
                rest.remove("project-version"),
                rest.remove("package"),
                Integer.parseInt(rest.remove("java")));
        String platform = rest.remove("platform");
        Answers answers = answers(rest.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new));
        return ProjectModel.of(
                coordinates,
                platform == null
                        ? (Recommendation) RuleBook.recommend(answers, edition)
                        : RuleBook.force(answers, edition, Platform.valueOf(platform.toUpperCase(Locale.ROOT))));
    }

    private static Recommendation recommend(Edition edition, String... keysAndValues) {
        return (Recommendation) RuleBook.recommend(answers(keysAndValues), edition);
    }

    private static Answers answers(String... keysAndValues) {
        Map<String, Given> given = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            given.put(keysAndValues[i], new Given(keysAndValues[i + 1], Source.FILE, keysAndValues[i]));
        }
        return Answers.of(given);
    }
}
