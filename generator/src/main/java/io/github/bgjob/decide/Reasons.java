package io.github.bgjob.decide;

import java.util.ArrayList;
import java.util.List;

/** What speaks for a target, as sentences. */
final class Reasons {

    private Reasons() {}

    static List<String> of(Situation s, Target target, Verdict verdict) {
        List<String> reasons = new ArrayList<>();
        if (verdict instanceof Verdict.Chosen && verdict.target().equals(target)) {
            reasons.add(Rules.of(verdict.rule()).because().apply(s));
        } else {
            reasons.add("The platform was forced; the rules say: " + verdict.in(s.facts()) + ".");
        }
        switch (target.nodes()) {
            case SPOT ->
                reasons.add(s.facts().cheapNodes().value()
                        + " are the cheapest nodes, and a running job may be interrupted: it starts again.");
            case DEDICATED ->
                reasons.add(
                        "Dedicated nodes, because a running job may not be interrupted; none is paid for while idle.");
            case NONE -> {}
        }
        reasons.add("Queue trigger and poison handling: " + queue(s, target.platform()) + ".");
        return reasons;
    }

    private static String queue(Situation s, Platform platform) {
        return switch (platform) {
            case FUNCTIONS -> "built in";
            case WEBJOBS -> s.facts().webJobsQueue().value();
            case BATCH -> s.facts().batchQueue().value();
            case MIX -> "built in, in the Functions front";
        };
    }
}
