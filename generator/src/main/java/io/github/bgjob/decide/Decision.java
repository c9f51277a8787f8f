package io.github.bgjob.decide;

import java.util.Optional;

import io.github.bgjob.answers.Answers;
import io.github.bgjob.facts.Edition;
import io.github.bgjob.facts.Facts;

/** What the rules said to a set of answers, and why. */
public sealed interface Decision permits Recommendation, Refusal {

    Answers answers();

    Edition edition();

    Facts facts();

    /** What the rules say; not what a person forced. */
    Verdict verdict();

    /** What the same answers lead to with the other edition's facts. */
    Verdict otherVerdict();

    /** One sentence, when the other edition's facts lead to another answer. */
    default Optional<String> disagreement() {
        Verdict other = otherVerdict();
        boolean bothRefuse = verdict() instanceof Verdict.Refused && other instanceof Verdict.Refused;
        boolean same =
                verdict().getClass() == other.getClass() && verdict().target().equals(other.target());
        if (same || bothRefuse) {
            return Optional.empty();
        }
        Edition edition = edition().other();
        return Optional.of("With " + edition.title() + ": " + other.in(Facts.of(edition)) + ".");
    }
}
