package io.github.bgjob.decide;

import io.github.bgjob.answers.Answers;
import io.github.bgjob.answers.AppService;
import io.github.bgjob.answers.Availability;
import io.github.bgjob.answers.Budget;
import io.github.bgjob.answers.JobDuration;
import io.github.bgjob.answers.Language;
import io.github.bgjob.answers.Workload;
import io.github.bgjob.facts.Facts;

/** Answers and facts together: what rules and vetoes look at. */
record Situation(Answers answers, Facts facts) {

    JobDuration duration() {
        return answers.duration().value();
    }

    Language language() {
        return answers.language().value();
    }

    AppService appService() {
        return answers.appService().value();
    }

    boolean isWorkload(Workload workload) {
        return answers.workload().value() == workload;
    }

    boolean lowBudget() {
        return answers.budget().value() == Budget.LOW;
    }

    boolean alwaysReady() {
        return answers.availability().value() == Availability.ALWAYS_READY;
    }

    boolean hasAppService() {
        return appService() != AppService.NONE;
    }

    boolean interruptible() {
        return answers.interruptible().value();
    }

    boolean runsOnFunctions() {
        return facts.functionsLanguages().value().contains(language());
    }

    boolean fitsPayPerUse() {
        return facts.payPerUseLimit().value().allows(duration());
    }

    /** Whether a Functions app on this plan lets a job run long enough. */
    boolean fits(Plan plan) {
        return switch (plan) {
            case PAY_PER_USE -> fitsPayPerUse();
            case ALWAYS_READY -> facts.alwaysReadyLimit().value().allows(duration());
            case UNLIMITED, EXISTING_APP_SERVICE, NONE -> true;
        };
    }

    boolean fitsBatch() {
        return facts.batchLimit().value().allows(duration());
    }

    /** The plan of a Functions app that runs, or hands on, short work. */
    Plan functionsPlan() {
        return alwaysReady() ? Plan.ALWAYS_READY : Plan.PAY_PER_USE;
    }

    Nodes nodes() {
        return interruptible() ? Nodes.SPOT : Nodes.DEDICATED;
    }
}
