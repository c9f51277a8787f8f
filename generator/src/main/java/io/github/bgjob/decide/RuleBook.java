package io.github.bgjob.decide;

import java.util.List;

import io.github.bgjob.answers.Answers;
import io.github.bgjob.facts.Edition;
import io.github.bgjob.facts.Facts;

/** Applies the rules to the answers. The same answers and edition always lead to an equal decision. */
public final class RuleBook {

    private RuleBook() {}

    public static Decision recommend(Answers answers, Edition edition) {
        Situation situation = new Situation(answers, Facts.of(edition));
        Verdict verdict = verdict(situation);
        Verdict other = verdict(new Situation(answers, Facts.of(edition.other())));
        return verdict instanceof Verdict.Refused refused
                ? new Refusal(answers, situation.facts(), refused, other)
                : recommendation(situation, verdict.target(), verdict, other);
    }

    /**
     * Overrides the platform. The rules still speak: where they choose this platform too, theirs is the answer;
     * otherwise every veto that falls on the forced platform becomes a warning.
     */
    public static Recommendation force(Answers answers, Edition edition, Platform platform) {
        Situation situation = new Situation(answers, Facts.of(edition));
        Verdict verdict = verdict(situation);
        Verdict other = verdict(new Situation(answers, Facts.of(edition.other())));
        boolean agreed = verdict instanceof Verdict.Chosen && verdict.target().platform() == platform;
        Target target = agreed ? verdict.target() : forced(platform, situation);
        return recommendation(situation, target, verdict, other);
    }

    static Verdict verdict(Situation situation) {
        for (Rule rule : Rules.ALL) {
            if (rule.when().test(situation)) {
                Target target = rule.then().apply(situation);
                List<Objection> vetoes = Vetoes.against(target, situation);
                if (vetoes.isEmpty()) {
                    return new Verdict.Chosen(rule.id(), target);
                }
                if (rule.insists()) {
                    return new Verdict.Refused(rule.id(), target, vetoes);
                }
            }
        }
        throw new IllegalStateException("the last rule speaks in every situation and insists");
    }

    /** The plan and nodes that suit the answers best on a platform that no rule asked for. */
    private static Target forced(Platform platform, Situation s) {
        return switch (platform) {
            case FUNCTIONS -> Target.functions(s.fitsPayPerUse() ? s.functionsPlan() : Plan.UNLIMITED);
            case WEBJOBS -> Target.webJobs(s.hasAppService() ? Plan.EXISTING_APP_SERVICE : Plan.UNLIMITED);
            case BATCH -> Target.batch(s.nodes());
            case MIX -> Target.mix(s.functionsPlan(), s.nodes());
        };
    }

    private static Recommendation recommendation(Situation s, Target target, Verdict verdict, Verdict other) {
        Rivals rivals = new Rivals(s, target, verdict);
        return new Recommendation(
                s.answers(),
                s.facts(),
                target,
                verdict,
                Reasons.of(s, target, verdict),
                Warnings.of(s, target),
                rivals.losses(),
                rivals.alternatives(),
                other);
    }
}
