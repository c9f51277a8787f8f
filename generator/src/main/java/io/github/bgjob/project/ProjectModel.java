package io.github.bgjob.project;

import java.util.Map;
import java.util.TreeMap;

import io.github.bgjob.answers.Failure;
import io.github.bgjob.answers.Language;
import io.github.bgjob.decide.Platform;
import io.github.bgjob.decide.Recommendation;
import io.github.bgjob.facts.Edition;

/**
 * A project that was decided on; all that templates know.
 *
 * @param flags which layers it has; every flag there is has a value, so that a misspelt one is noticed
 * @param values what templates may write into the project, by name; flags are among them
 */
public record ProjectModel(
        Coordinates coordinates, AzureName azureName, Map<String, Boolean> flags, Map<String, Object> values) {

    /** Never set: marks what belongs to the templates' own build. */
    private static final String OWN = "own";

    /**
     * Adds the flags to the values.
     *
     * @param values without the flags
     */
    public ProjectModel {
        flags = Map.copyOf(flags);
        Map<String, Object> all = new TreeMap<>(values);
        all.putAll(flags);
        values = Map.copyOf(all);
    }

    /**
     * The project for a recommendation.
     *
     * @throws Failure of kind {@code NOT_YET} when there are no templates for its platform or language
     */
    public static ProjectModel of(Coordinates coordinates, Recommendation recommendation) {
        requireTemplates(recommendation);
        Platform platform = recommendation.platform();
        boolean functions = platform == Platform.FUNCTIONS;
        boolean flex = functions && isOnFlexConsumption(recommendation);
        boolean image = !runsExecutable(recommendation);
        Map<String, Boolean> flags = Map.ofEntries(
                Map.entry("functions", functions || platform == Platform.MIX),
                Map.entry("webjobs", platform == Platform.WEBJOBS),
                Map.entry("batch", platform == Platform.BATCH || platform == Platform.MIX),
                Map.entry("mix", platform == Platform.MIX),
                Map.entry("flex", flex),
                Map.entry("dedicated", functions && !flex),
                Map.entry("batchOnly", platform == Platform.BATCH),
                Map.entry("image", image),
                Map.entry("imageApi", image && platform != Platform.BATCH),
                Map.entry("executable", !image),
                Map.entry(OWN, false));
        AzureName azureName = AzureName.of(coordinates.artifactId());
        return new ProjectModel(
                coordinates, azureName, flags, TemplateValues.of(coordinates, azureName, recommendation));
    }

    /**
     * Whether the functions go to the Flex Consumption plan. The article's Consumption plan is deployed to it, too: that
     * plan takes no new apps on Linux.
     */
    private static boolean isOnFlexConsumption(Recommendation recommendation) {
        return switch (recommendation.plan()) {
            case PAY_PER_USE -> true;
            case ALWAYS_READY -> recommendation.edition() == Edition.CURRENT;
            default -> false;
        };
    }

    /** Whether jobs are done by a program of the user's, and not by a class of the project. */
    private static boolean runsExecutable(Recommendation recommendation) {
        return recommendation.answers().language().value() != Language.JAVA;
    }

    /**
     * Checks that a project can be generated.
     *
     * @throws Failure of kind {@code NOT_YET} when nothing can be generated for the recommendation */
    public static void requireTemplates(Recommendation recommendation) {
        Language language = recommendation.answers().language().value();
        Platform platform = recommendation.platform();
        boolean runsAnyProgram = platform == Platform.BATCH || platform == Platform.MIX;
        if (language != Language.JAVA && !runsAnyProgram) {
            throw new Failure(
                    Failure.Kind.NOT_YET,
                    "There are no templates for jobs in " + language.title() + " on " + platform.title()
                            + " yet, so nothing was generated.",
                    "The recommendation holds; to see a project of this kind in Java, use --language java. Batch runs any"
                            + " program: --platform batch.");
        }
    }
}
