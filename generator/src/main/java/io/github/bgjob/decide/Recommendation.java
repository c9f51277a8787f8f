package io.github.bgjob.decide;

import java.util.List;
import java.util.Optional;

import io.github.bgjob.answers.Answers;
import io.github.bgjob.facts.Edition;
import io.github.bgjob.facts.Facts;

/**
 * A platform, and why it is this one.
 *
 * @param target what is to be built; not the verdict's where a person forced another platform
 * @param verdict what the rules say
 * @param reasons sentences, the most important first; never empty
 * @param warnings sentences on what the target does not do well, among them every veto that a forced platform breaks
 * @param losses what was not chosen and why; every platform but the chosen one is there
 * @param alternatives what would do as well, best first, one target for a platform; the first is the runner-up
 */
public record Recommendation(
        Answers answers,
        Facts facts,
        Target target,
        Verdict verdict,
        List<String> reasons,
        List<String> warnings,
        List<Loss> losses,
        List<Alternative> alternatives,
        Verdict otherVerdict)
        implements Decision {

    public Recommendation {
        reasons = List.copyOf(reasons);
        warnings = List.copyOf(warnings);
        losses = List.copyOf(losses);
        alternatives = List.copyOf(alternatives);
    }

    @Override
    public Edition edition() {
        return facts.edition();
    }

    public Platform platform() {
        return target.platform();
    }

    public Plan plan() {
        return target.plan();
    }

    public Nodes nodes() {
        return target.nodes();
    }

    /** Id of the rule that spoke, {@code R1} … {@code R8} or {@code R3b}; a forced platform may differ from its target. */
    public String rule() {
        return verdict.rule();
    }

    /** The article's words behind that rule. */
    public String words() {
        return Rules.of(rule()).words().apply(new Situation(answers, facts));
    }

    /** Whether the platform is one that the rules did not choose. */
    public boolean forced() {
        return !(verdict instanceof Verdict.Chosen && verdict.target().equals(target));
    }

    /** What is built, in a few words: {@code Functions on the Flex Consumption plan}. */
    public String title() {
        return Titles.of(target, facts);
    }

    public Sizes sizes() {
        return Sizes.of(answers.budget().value());
    }

    public Optional<Alternative> runnerUp() {
        return alternatives.stream().findFirst();
    }
}
