package io.github.bgjob.decide;

import java.util.List;

import io.github.bgjob.answers.Answers;
import io.github.bgjob.answers.Failure;
import io.github.bgjob.answers.Language;
import io.github.bgjob.facts.Edition;
import io.github.bgjob.facts.Facts;

/** No platform does: the one that the rules insist on is vetoed. */
public record Refusal(Answers answers, Facts facts, Verdict.Refused verdict, Verdict otherVerdict) implements Decision {

    @Override
    public Edition edition() {
        return facts.edition();
    }

    /** The vetoes that fell on it; at least one. */
    public List<Objection> vetoes() {
        return verdict.vetoes();
    }

    /** One sentence: what cannot be done. */
    public String error() {
        Rule rule = Rules.of(verdict.rule());
        return "No platform does: " + rule.id() + " (" + rule.name() + ") asks for "
                + Titles.of(verdict.target(), facts) + ", which "
                + verdict.ids() + " excludes.";
    }

    /** For callers that can do nothing without a recommendation. */
    public Failure failure() {
        return new Failure(Failure.Kind.NO_RECOMMENDATION, error(), suggestion());
    }

    /** What to change in the answers. */
    public String suggestion() {
        StringBuilder text = new StringBuilder("Split the job, or save checkpoints, so that one run takes at most "
                + facts.batchLimit().value());
        if (answers.language().value() == Language.OTHER) {
            text.append("; or write it in a language that Functions run, and name that with --language");
        } else {
            text.append("; or give --workload uniform");
        }
        if (otherVerdict instanceof Verdict.Chosen) {
            text.append("; or give --edition ").append(edition().other().id()).append(", whose facts allow it");
        }
        return text.append('.').toString();
    }
}
