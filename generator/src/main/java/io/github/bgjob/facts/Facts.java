package io.github.bgjob.facts;

import java.util.List;
import java.util.Set;

import io.github.bgjob.answers.AppService;
import io.github.bgjob.answers.Language;

/**
 * All facts of one edition. Names of plans are written as they follow "on": {@code the Flex Consumption plan}.
 *
 * @param alwaysReadyLimit is not the pay-per-use plan's where the two are different plans
 * @param webJobsQueue what WebJobs bring along for queues and poison messages, as a phrase
 * @param batchQueue the same for Batch
 * @param webJobsPayPerUse whether WebJobs can be paid per use: {@code no}
 */
public record Facts(
        Edition edition,
        Fact<String> payPerUsePlan,
        Fact<Limit> payPerUseLimit,
        Fact<String> alwaysReadyPlan,
        Fact<Limit> alwaysReadyLimit,
        Fact<String> unlimitedPlan,
        Fact<Set<Language>> functionsLanguages,
        Fact<Set<Language>> webJobsLanguages,
        Fact<Set<AppService>> webJobsSystems,
        Fact<String> webJobsQueue,
        Fact<Limit> batchLimit,
        Fact<String> cheapNodes,
        Fact<String> batchQueue,
        Fact<String> webJobsPayPerUse) {

    public static Facts of(Edition edition) {
        return FactBook.of(edition);
    }

    /** Every fact, in the order of {@code facts.yaml}. */
    public List<Fact<?>> all() {
        return List.of(
                payPerUsePlan,
                payPerUseLimit,
                alwaysReadyPlan,
                alwaysReadyLimit,
                unlimitedPlan,
                functionsLanguages,
                webJobsLanguages,
                webJobsSystems,
                webJobsQueue,
                batchLimit,
                cheapNodes,
                batchQueue,
                webJobsPayPerUse);
    }
}
