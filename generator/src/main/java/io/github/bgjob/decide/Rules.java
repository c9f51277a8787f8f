package io.github.bgjob.decide;

import static io.github.bgjob.answers.Workload.HPC;
import static io.github.bgjob.answers.Workload.MIXED;

import java.util.List;

import io.github.bgjob.answers.Language;

/** The rules in their order, as a table: the first that speaks and whose target survives the vetoes wins. */
final class Rules {

    private static final String UNLIMITED = "you must upgrade to the App Service plan to receive unlimited run time";
    private static final String MIX = "we can also mix the usage of the three platforms";

    static final List<Rule> ALL = List.of(
            new Rule(
                    "R1",
                    "hpc",
                    s -> s.isWorkload(HPC),
                    s -> Target.batch(s.nodes()),
                    s -> "The work is large-scale parallel, which is what Batch is made for.",
                    s ->
                            "Use Azure Batch to efficiently run large-scale parallel and high-performance computing (HPC) batch"
                                    + " jobs",
                    true),
            new Rule(
                    "R2",
                    "mixed",
                    s -> s.isWorkload(MIXED),
                    s -> Target.mix(s.functionsPlan(), s.nodes()),
                    s -> "Short and long jobs are mixed: a Functions front takes them all in, Batch runs them.",
                    s -> MIX,
                    true),
            new Rule(
                    "R3",
                    "existing-app-service",
                    Situation::hasAppService,
                    s -> webJobs(),
                    s -> "There is an App Service on " + Titles.of(s.appService())
                            + " already, and WebJobs run in it at no extra cost.",
                    s ->
                            "If you need to run background processing into an existing Azure app service, Azure WebJobs is the"
                                    + " best option",
                    false),
            new Rule(
                    "R3b",
                    "existing-app-service",
                    s -> s.hasAppService()
                            && s.runsOnFunctions()
                            && !Vetoes.against(webJobs(), s).isEmpty(),
                    s -> Target.functions(Plan.UNLIMITED),
                    s -> "There is an App Service on " + Titles.of(s.appService())
                            + " already; WebJobs cannot run the jobs there, but Functions can, for as long as they take.",
                    s -> UNLIMITED,
                    false),
            new Rule(
                    "R4",
                    "any-executable",
                    s -> s.language() == Language.OTHER,
                    s -> Target.batch(s.nodes()),
                    s -> "The jobs are programs in another language, and Batch runs any program that can be started.",
                    s -> "It can run any program executable in the target virtual machine",
                    true),
            new Rule(
                    "R5",
                    "short",
                    Situation::fitsPayPerUse,
                    s -> Target.functions(s.functionsPlan()),
                    s -> "A job takes at most " + s.duration() + ", and "
                            + s.facts().payPerUsePlan().value() + " runs one for up to "
                            + s.facts().payPerUseLimit().value()
                            + (s.alwaysReady() ? "; something must always be up." : "."),
                    s -> s.alwaysReady()
                            ? "If you need something available continuously …"
                            : "we only pay when our functions are running",
                    false),
            new Rule(
                    "R6",
                    "long-cheap",
                    s -> s.fitsBatch() && s.lowBudget(),
                    s -> s.alwaysReady() ? Target.mix(Plan.ALWAYS_READY, s.nodes()) : Target.batch(s.nodes()),
                    s -> "A job takes up to " + s.duration() + " and the budget is low"
                            + (s.alwaysReady()
                                    ? "; something must always be up, so a Functions front takes the jobs in."
                                    : ", and Batch pays for nodes only while there is work."),
                    s -> s.alwaysReady() ? MIX : "It provides low execution cost with its Low Priority VM",
                    false),
            new Rule(
                    "R7",
                    "long",
                    Situation::fitsBatch,
                    s -> s.alwaysReady() ? Target.functions(Plan.UNLIMITED) : Target.batch(s.nodes()),
                    s -> "A job takes up to " + s.duration() + ", "
                            + (s.alwaysReady()
                                    ? "and something must always be up; "
                                            + s.facts().unlimitedPlan().value() + " sets no limit of time."
                                    : "and a Batch task may take "
                                            + s.facts().batchLimit().value() + "."),
                    s -> s.alwaysReady() ? UNLIMITED : "a VM that is allocated 100% to running your tasks",
                    false),
            new Rule(
                    "R8",
                    "very-long",
                    s -> true,
                    s -> Target.functions(Plan.UNLIMITED),
                    s -> "A job takes up to " + s.duration() + ", longer than a Batch task may ("
                            + s.facts().batchLimit().value() + ").",
                    s -> UNLIMITED,
                    true));

    private Rules() {}

    static Rule of(String id) {
        return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
    }

    private static Target webJobs() {
        return Target.webJobs(Plan.EXISTING_APP_SERVICE);
    }
}
