package io.github.bgjob.decide;

import io.github.bgjob.answers.AppService;
import io.github.bgjob.facts.Facts;

/** How targets are written in a sentence. */
public final class Titles {

    private Titles() {}

    /** For example {@code Functions on the Flex Consumption plan}; plans are named as in the edition of the facts. */
    public static String of(Target target, Facts facts) {
        return switch (target.platform()) {
            case FUNCTIONS -> "Functions on " + plan(target.plan(), facts);
            case WEBJOBS ->
                target.plan() == Plan.EXISTING_APP_SERVICE
                        ? "WebJobs in the existing App Service"
                        : "WebJobs in a new App Service";
            case BATCH -> "Batch on " + nodes(target.nodes(), facts);
            case MIX ->
                "Functions on " + plan(target.plan(), facts) + ", with Batch on " + nodes(target.nodes(), facts)
                        + " behind";
        };
    }

    static String of(AppService system) {
        return switch (system) {
            case NONE -> "no system";
            case WINDOWS -> "Windows";
            case LINUX -> "Linux";
        };
    }

    static String nodes(Nodes nodes, Facts facts) {
        return nodes == Nodes.SPOT ? facts.cheapNodes().value() : "dedicated nodes";
    }

    static String plan(Plan plan, Facts facts) {
        return switch (plan) {
            case PAY_PER_USE -> facts.payPerUsePlan().value();
            case ALWAYS_READY -> facts.alwaysReadyPlan().value();
            case UNLIMITED -> facts.unlimitedPlan().value();
            case EXISTING_APP_SERVICE -> "the existing App Service";
            case NONE -> "no plan";
        };
    }
}
