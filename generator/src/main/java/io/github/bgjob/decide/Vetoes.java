package io.github.bgjob.decide;

import static io.github.bgjob.decide.Nodes.SPOT;
import static io.github.bgjob.decide.Platform.FUNCTIONS;
import static io.github.bgjob.decide.Platform.WEBJOBS;

import java.util.List;

import io.github.bgjob.facts.Fact;
import io.github.bgjob.facts.Limit;

/** The vetoes, as a table. The Functions front of a mix only hands jobs on, so V1 and V6 do not fall on it. */
final class Vetoes {

    private static final List<Veto> ALL = List.of(
            new Veto(
                    "V1",
                    (target, s) -> target.platform() == FUNCTIONS && !s.fits(target.plan()),
                    s -> tooLong(
                            s,
                            "a job on " + s.facts().payPerUsePlan().value(),
                            s.facts().payPerUseLimit())),
            new Veto(
                    "V2",
                    (target, s) -> target.nodes() != Nodes.NONE && !s.fitsBatch(),
                    s -> tooLong(s, "a Batch task", s.facts().batchLimit())),
            new Veto(
                    "V3",
                    (target, s) -> target.platform() == WEBJOBS
                            && !s.facts().webJobsLanguages().value().contains(s.language()),
                    s -> "WebJobs do not run " + s.language().title() + "."),
            new Veto(
                    "V4",
                    (target, s) -> target.platform() == WEBJOBS
                            && s.hasAppService()
                            && !s.facts().webJobsSystems().value().contains(s.appService()),
                    s -> "The App Service is on " + Titles.of(s.appService()) + ", where WebJobs do not run."),
            new Veto(
                    "V5",
                    (target, s) -> target.nodes() == SPOT && !s.interruptible(),
                    s -> s.facts().cheapNodes().value()
                            + " are taken away while jobs run, and a running job may not be interrupted."),
            new Veto(
                    "V6",
                    (target, s) -> target.platform() == FUNCTIONS && !s.runsOnFunctions(),
                    s -> "Functions do not run " + s.language().title() + "."),
            new Veto(
                    "V7",
                    (target, s) -> target.platform() == WEBJOBS && !s.hasAppService(),
                    s -> "There is no App Service, and a new one is paid for around the clock."));

    private Vetoes() {}

    /** Every veto that falls on the target, in the order of their ids. */
    static List<Objection> against(Target target, Situation situation) {
        return ALL.stream()
                .filter(veto -> veto.excludes().test(target, situation))
                .map(veto -> new Objection(veto.id(), veto.reason().apply(situation)))
                .toList();
    }

    private static String tooLong(Situation s, String what, Fact<Limit> limit) {
        return "A job takes " + s.duration() + "; " + what + " may take " + limit.value() + ".";
    }
}
