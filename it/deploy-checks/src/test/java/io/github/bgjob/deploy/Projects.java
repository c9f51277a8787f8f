package io.github.bgjob.deploy;

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

/** One project for each way to deploy. */
final class Projects {

    private static final Coordinates SHOP = new Coordinates("org.shop", "photo-worker", "1.2.0", "org.shop.photos", 21);
    private static final Renderer RENDERER = Renderer.packed();
    private static final List<Project> ALL = List.of(
            project("Functions on Flex Consumption", "flex", chosen("duration", "2m")),
            project(
                    "Functions with always-ready instances",
                    "flex",
                    chosen("duration", "8m", "availability", "always-ready", "budget", "high")),
            project("Functions on a Dedicated plan", "dedicated", chosen("duration", "200d", "budget", "low")),
            project(
                    "Functions in an existing App Service",
                    "dedicated",
                    article("duration", "30s", "app-service", "linux")),
            project("WebJobs in a new App Service", "webjobs", forced(Platform.WEBJOBS, "duration", "2m")),
            project(
                    "WebJobs in an existing App Service",
                    "webjobs",
                    chosen("duration", "30s", "app-service", "windows")),
            project("Batch on Spot nodes", "batch", chosen("duration", "2h", "budget", "low")),
            project("Batch on dedicated nodes", "batch", chosen("duration", "10d", "budget", "high")),
            project("Batch for any program", "batch", chosen("duration", "1m", "language", "other")),
            project(
                    "Functions with Batch behind",
                    "mix",
                    chosen("duration", "2h", "budget", "low", "availability", "always-ready")));

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

    private static Project project(String name, String platform, Recommendation recommendation) {
        RenderedTree tree = RENDERER.render(ProjectModel.of(SHOP, recommendation));
        Map<String, String> files = new LinkedHashMap<>();
        Set<String> executable = new TreeSet<>();
        for (RenderedFile file : tree.files()) {
            files.put(file.path(), file.text());
            if (file.executable()) {
                executable.add(file.path());
            }
        }
        return new Project(name, platform, Project.onlyDeployment(files), executable);
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

    private static Answers answers(String... keysAndValues) {
        Map<String, Given> given = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            given.put(keysAndValues[i], new Given(keysAndValues[i + 1], Source.FILE, keysAndValues[i]));
        }
        return Answers.of(given);
    }
}
