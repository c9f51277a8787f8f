package io.github.bgjob.deploy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.bgjob.answers.Answers;
import io.github.bgjob.answers.Given;
import io.github.bgjob.answers.Source;
import io.github.bgjob.decide.Platform;
import io.github.bgjob.decide.Recommendation;
import io.github.bgjob.decide.RuleBook;
import io.github.bgjob.facts.Edition;
import io.github.bgjob.project.Coordinates;
import io.github.bgjob.project.ProjectModel;
import io.github.bgjob.render.RenderedFile;
import io.github.bgjob.render.RenderedTree;
import io.github.bgjob.render.Renderer;

/** One project for each infrastructure that the generator can write, but for sizes and names. */
final class Projects {

    static final Coordinates SHOP = new Coordinates("org.shop", "photo-worker", "1.2.0", "org.shop.photos", 21);
    private static final Renderer RENDERER = Renderer.packed();

    /** By what each is called. */
    private static final Map<String, Recommendation> RECOMMENDATIONS = recommendations();

    private static final List<Project> ALL = RECOMMENDATIONS.entrySet().stream()
            .map(entry -> project(entry.getKey(), entry.getValue()))
            .toList();

    private Projects() {}

    static Stream<Project> all() {
        return ALL.stream();
    }

    static Project of(String platform) {
        return ALL.stream()
                .filter(project -> project.platform().equals(platform))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Recommendation> recommendations() {
        Map<String, Recommendation> all = new LinkedHashMap<>();
        all.put("Functions on Flex Consumption", chosen("duration", "2m"));
        all.put(
                "Functions with always-ready instances",
                chosen("duration", "8m", "availability", "always-ready", "budget", "high"));
        all.put("Functions on a Dedicated plan", chosen("duration", "200d", "budget", "low"));
        all.put("Functions on a Dedicated plan on Windows", article("duration", "30s", "app-service", "windows"));
        all.put("WebJobs in a new App Service", forced(Platform.WEBJOBS, "duration", "2m"));
        all.put("WebJobs in an existing App Service", chosen("duration", "30s", "app-service", "windows"));
        all.put("WebJobs in an existing App Service on Linux", chosen("duration", "30s", "app-service", "linux"));
        all.put("Batch on Spot nodes", chosen("duration", "2h", "budget", "low"));
        all.put("Batch on dedicated nodes", chosen("duration", "10d", "budget", "high"));
        all.put("Batch for any program", chosen("duration", "1m", "language", "other"));
        all.put("Batch for any program on Spot nodes", chosen("duration", "1m", "language", "other", "budget", "low"));
        for (String language : List.of("java", "other")) {
            String program = language.equals("java") ? "" : ", for any program";
            all.put(
                    "Always-ready Functions with Batch behind on Spot nodes" + program,
                    mix(language, "availability", "always-ready", "budget", "low"));
            all.put(
                    "Always-ready Functions with Batch behind on dedicated nodes" + program,
                    mix(language, "availability", "always-ready", "budget", "high"));
            all.put("Functions with Batch behind on Spot nodes" + program, mix(language, "budget", "low"));
            all.put("Functions with Batch behind on dedicated nodes" + program, mix(language, "budget", "high"));
        }
        return all;
    }

    /** What templates know of each. */
    static Stream<ProjectModel> models() {
        return RECOMMENDATIONS.values().stream().map(recommendation -> ProjectModel.of(SHOP, recommendation));
    }

    private static Project project(String name, Recommendation recommendation) {
        ProjectModel model = ProjectModel.of(SHOP, recommendation);
        RenderedTree tree = RENDERER.render(model);
        Map<String, String> files = new LinkedHashMap<>();
        Set<String> executable = new TreeSet<>();
        for (RenderedFile file : tree.files()) {
            files.put(file.path(), file.text());
            if (file.executable()) {
                executable.add(file.path());
            }
        }
        return new Project(name, platform(model), Project.onlyDeployment(files), executable);
    }

    private static Recommendation mix(String language, String... more) {
        List<String> answers = new ArrayList<>(List.of("duration", "2h", "language", language));
        answers.addAll(List.of(more));
        return forced(Platform.MIX, answers.toArray(String[]::new));
    }

    private static String platform(ProjectModel model) {
        return Stream.of("flex", "dedicated", "webjobs", "mix", "batch")
                .filter(model.flags()::get)
                .findFirst()
                .orElseThrow();
    }

    private static Recommendation chosen(String... keysAndValues) {
        return (Recommendation) RuleBook.recommend(answers(keysAndValues), Edition.CURRENT);
    }

    private static Recommendation article(String... keysAndValues) {
        return (Recommendation) RuleBook.recommend(answers(keysAndValues), Edition.ARTICLE);
    }

    private static Recommendation forced(Platform platform, String... keysAndValues) {
        return RuleBook.force(answers(keysAndValues), Edition.CURRENT, platform);
    }

    static Answers answers(String... keysAndValues) {
        Map<String, Given> given = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            given.put(keysAndValues[i], new Given(keysAndValues[i + 1], Source.FILE, keysAndValues[i]));
        }
        return Answers.of(given);
    }
}
