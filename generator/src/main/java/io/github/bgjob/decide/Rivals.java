package io.github.bgjob.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that could have been chosen instead of a target. */
record Rivals(Situation situation, Target chosen, Verdict verdict) {

    /** What was not chosen: every other platform, and the variants of the chosen one that a veto excludes. */
    List<Loss> losses() {
        List<Loss> losses = new ArrayList<>();
        for (Target rival : targets()) {
            List<Objection> vetoes = Vetoes.against(rival, situation);
            if (!vetoes.isEmpty()) {
                losses.add(new Loss(rival, vetoes));
            } else if (rival.platform() != chosen.platform()) {
                losses.add(new Loss(rival, List.of(beaten(rival))));
            }
        }
        return losses;
    }

    /** What no veto excludes: first what the rules would have chosen in their order, then the rest. */
    List<Alternative> alternatives() {
        List<Alternative> alternatives = new ArrayList<>();
        for (Rule rule : Rules.ALL) {
            if (rule.when().test(situation)) {
                String reason = decides(rule) ? "It is what the rules choose." : rule.id() + " would choose it next.";
                add(alternatives, new Alternative(rule.then().apply(situation), reason));
            }
        }
        for (Target rival : targets()) {
            add(alternatives, new Alternative(rival, "No veto falls on it."));
        }
        return alternatives;
    }

    private void add(List<Alternative> alternatives, Alternative candidate) {
        Platform platform = candidate.target().platform();
        boolean isNew = platform != chosen.platform()
                && alternatives.stream().noneMatch(known -> known.target().platform() == platform);
        if (isNew && Vetoes.against(candidate.target(), situation).isEmpty()) {
            alternatives.add(candidate);
        }
    }

    private Objection beaten(Target rival) {
        if (!verdict.target().equals(chosen)) {
            return new Objection("forced", "Another platform was forced.");
        }
        Optional<Rule> advocate = Rules.ALL.stream()
                .filter(rule -> !decides(rule)
                        && rule.when().test(situation)
                        && rule.then().apply(situation).equals(rival))
                .findFirst();
        return new Objection(
                verdict.rule(),
                advocate.map(rule -> rule.id() + " would choose it, but " + verdict.rule() + " comes first.")
                        .orElse("No rule asks for it; " + verdict.rule() + " decides."));
    }

    private boolean decides(Rule rule) {
        return rule.id().equals(verdict.rule());
    }

    /** One target for each platform, and the variants worth a word. */
    private List<Target> targets() {
        Situation s = situation;
        List<Target> targets = new ArrayList<>();
        targets.add(Target.functions(s.functionsPlan()));
        targets.add(Target.functions(Plan.UNLIMITED));
        targets.add(Target.webJobs(s.hasAppService() ? Plan.EXISTING_APP_SERVICE : Plan.UNLIMITED));
        if (chosen.platform() == Platform.BATCH) {
            targets.add(Target.batch(Nodes.SPOT));
        }
        targets.add(Target.batch(s.nodes()));
        targets.add(Target.mix(s.functionsPlan(), s.nodes()));
        targets.remove(chosen);
        return targets.stream().distinct().toList();
    }
}
