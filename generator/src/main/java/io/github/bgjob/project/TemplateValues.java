package io.github.bgjob.project;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.bgjob.answers.Answer;
import io.github.bgjob.answers.AppService;
import io.github.bgjob.answers.JobDuration;
import io.github.bgjob.answers.Language;
import io.github.bgjob.decide.Loss;
import io.github.bgjob.decide.Nodes;
import io.github.bgjob.decide.Objection;
import io.github.bgjob.decide.Plan;
import io.github.bgjob.decide.Platform;
import io.github.bgjob.decide.Recommendation;
import io.github.bgjob.decide.Sizes;
import io.github.bgjob.decide.Titles;
import io.github.bgjob.facts.Facts;
import io.github.bgjob.facts.Limit;

/**
 * The values that templates may write into a project, by name. Where an answer came from is not among them: a project
 * that is generated again from its answers file must be the same.
 */
final class TemplateValues {

    private TemplateValues() {}

    static Map<String, Object> of(Coordinates coordinates, AzureName azureName, Recommendation recommendation) {
        Map<String, Object> values = new TreeMap<>();
        values.put("groupId", coordinates.groupId());
        values.put("artifactId", coordinates.artifactId());
        values.put("version", coordinates.version());
        values.put("packageName", coordinates.packageName());
        values.put("packagePath", coordinates.packageName().replace('.', '/'));
        values.put("javaRelease", coordinates.javaRelease());
        values.put("azureName", azureName.value());
        values.put("answers", answers(coordinates, recommendation));
        values.putAll(trace(recommendation));
        values.putAll(settings(recommendation));
        return values;
    }

    /** By the names of the flags that would give them, in the order in which they are asked. */
    private static Map<String, String> answers(Coordinates coordinates, Recommendation recommendation) {
        Map<String, String> answers = new LinkedHashMap<>();
        Map<String, Answer<String>> given = recommendation.answers().texts();
        given.forEach((key, answer) -> answers.put(key, answer.value()));
        answers.put("edition", recommendation.edition().id());
        if (recommendation.forced()) {
            answers.put("platform", recommendation.platform().id());
        }
        answers.put("group-id", coordinates.groupId());
        answers.put("artifact-id", coordinates.artifactId());
        answers.put("package", coordinates.packageName());
        answers.put("project-version", coordinates.version());
        answers.put("java", String.valueOf(coordinates.javaRelease()));
        return answers;
    }

    private static Map<String, Object> trace(Recommendation recommendation) {
        return Map.of(
                "title", recommendation.title(),
                "rule", recommendation.rule(),
                "words", recommendation.words(),
                "forced", recommendation.forced(),
                "reasons", recommendation.reasons(),
                "warnings", recommendation.warnings(),
                "losses",
                        recommendation.losses().stream()
                                .map(loss -> loss(loss, recommendation))
                                .toList(),
                "disagreement", recommendation.disagreement().orElse(""));
    }

    private static Map<String, Object> loss(Loss loss, Recommendation recommendation) {
        List<String> reasons = loss.objections().stream().map(Objection::reason).toList();
        return Map.of("title", Titles.of(loss.target(), recommendation.facts()), "reason", String.join(" ", reasons));
    }

    private static Map<String, Object> settings(Recommendation recommendation) {
        Sizes sizes = recommendation.sizes();
        return Map.ofEntries(
                Map.entry(
                        "duration", recommendation.answers().duration().value().toString()),
                Map.entry(
                        "functionTimeout",
                        FunctionTimeout.of(longestInFunction(recommendation), recommendation.plan())),
                Map.entry("expectedDuration", expectedDuration(recommendation)),
                Map.entry("instanceMemoryMb", sizes.instanceMemoryMb()),
                Map.entry("maximumInstances", sizes.maximumInstances()),
                Map.entry("alwaysReadyInstances", recommendation.plan() == Plan.ALWAYS_READY ? 1 : 0),
                Map.entry("appServicePlan", sizes.appServicePlan()),
                Map.entry("existingAppService", recommendation.plan() == Plan.EXISTING_APP_SERVICE),
                Map.entry("operatingSystem", operatingSystem(recommendation)),
                Map.entry("batchNode", sizes.batchNode()),
                Map.entry("maximumNodes", sizes.maximumNodes()),
                Map.entry("spotNodes", recommendation.nodes() == Nodes.SPOT));
    }

    /** A new App Service runs Linux, which costs less; one that is there already stays what it is. */
    private static String operatingSystem(Recommendation recommendation) {
        AppService there = recommendation.answers().appService().value();
        return (there == AppService.WINDOWS ? AppService.WINDOWS : AppService.LINUX).id();
    }

    /** In the mix, what would be too long for the plan becomes a task. */
    private static Duration longestInFunction(Recommendation recommendation) {
        Duration longest = recommendation.answers().duration().value().value();
        if (recommendation.platform() != Platform.MIX) {
            return longest;
        }
        Facts facts = recommendation.facts();
        Limit limit = (recommendation.plan() == Plan.ALWAYS_READY ? facts.alwaysReadyLimit() : facts.payPerUseLimit())
                .value();
        return limit.longest()
                .map(JobDuration::value)
                .filter(most -> most.compareTo(longest) < 0)
                .orElse(longest);
    }

    /** One operation is long, so that both ways can be seen; a program cannot be started by the functions of any plan. */
    private static String expectedDuration(Recommendation recommendation) {
        return recommendation.answers().language().value() == Language.JAVA
                ? "30s,watermark=" + recommendation.answers().duration().value()
                : "unlimited";
    }
}
