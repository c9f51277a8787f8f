package io.github.bgjob.decide;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.bgjob.answers.Answers;
import io.github.bgjob.answers.Given;
import io.github.bgjob.answers.Source;

/** Answers written as flags. */
final class Cases {

    private Cases() {}

    static Answers answers(String flags) {
        Map<String, Given> given = new LinkedHashMap<>();
        String[] words = flags.isBlank() ? new String[0] : flags.strip().split(" +");
        for (int i = 0; i < words.length; i++) {
            String flag = words[i];
            if (flag.equals("--interruptible") || flag.equals("--no-interruptible")) {
                String text = flag.equals("--interruptible") ? "yes" : "no";
                given.put("interruptible", new Given(text, Source.FLAG, flag));
            } else {
                i++;
                given.put(flag.substring(2), new Given(words[i], Source.FLAG, flag));
            }
        }
        return Answers.of(given);
    }

    /** For example {@code batch/spot R6}, {@code functions/pay-per-use R5}, {@code mix/spot R2} or {@code error (V2)}. */
    static String brief(Decision decision) {
        if (decision instanceof Refusal refusal) {
            return "error (" + refusal.verdict().ids() + ")";
        }
        Recommendation recommendation = (Recommendation) decision;
        return brief(recommendation.target()) + " " + recommendation.rule();
    }

    static String brief(Target target) {
        return switch (target.platform()) {
            case FUNCTIONS -> "functions/" + target.plan().id();
            case WEBJOBS -> "webjobs";
            case BATCH -> "batch/" + target.nodes().id();
            case MIX -> "mix/" + target.nodes().id();
        };
    }
}
