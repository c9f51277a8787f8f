package io.github.bgjob.decide;

import java.util.ArrayList;
import java.util.List;

import io.github.bgjob.answers.Answers;
import io.github.bgjob.facts.Facts;

/** The way through the rules, one step for each. */
final class Trace {

    /**
     * One rule.
     *
     * @param rule id and name: {@code R5 short}
     * @param outcome what came of it, as part of a sentence
     */
    record Step(String rule, String outcome) {}

    private Trace() {}

    static List<Step> of(Answers answers, Facts facts) {
        Situation situation = new Situation(answers, facts);
        String decider = RuleBook.verdict(situation).rule();
        List<Step> steps = new ArrayList<>();
        boolean decided = false;
        for (Rule rule : Rules.ALL) {
            steps.add(new Step(rule.id() + " " + rule.name(), outcome(rule, situation, decided)));
            decided |= rule.id().equals(decider);
        }
        return steps;
    }

    private static String outcome(Rule rule, Situation situation, boolean decided) {
        if (!rule.when().test(situation)) {
            return "does not apply";
        }
        Target target = rule.then().apply(situation);
        List<Objection> vetoes = Vetoes.against(target, situation);
        String asks = "asks for " + Titles.of(target, situation.facts());
        if (!vetoes.isEmpty()) {
            return asks + ": vetoed by "
                    + String.join(", ", vetoes.stream().map(Objection::id).toList());
        }
        return asks + (decided ? ": too late" : ": chosen");
    }
}
