package io.github.bgjob.decide;

import java.util.List;
import java.util.stream.Collectors;

import io.github.bgjob.facts.Facts;

/** What the rules alone say, before a person overrides them. */
public sealed interface Verdict {

    /** Id of the rule that decided. */
    String rule();

    /** The target that the rule asked for; in a refusal, the one that was vetoed. */
    Target target();

    /** As part of a sentence: {@code Functions on the Flex Consumption plan (R5)}. */
    String in(Facts facts);

    record Chosen(String rule, Target target) implements Verdict {

        @Override
        public String in(Facts facts) {
            return Titles.of(target, facts) + " (" + rule + ")";
        }
    }

    /**
     * The only target that would have done is vetoed.
     *
     * @param vetoes what fell on it; at least one
     */
    record Refused(String rule, Target target, List<Objection> vetoes) implements Verdict {

        public Refused {
            vetoes = List.copyOf(vetoes);
        }

        @Override
        public String in(Facts facts) {
            return "no platform does (" + rule + " is vetoed by " + ids() + ")";
        }

        String ids() {
            return vetoes.stream().map(Objection::id).collect(Collectors.joining(", "));
        }
    }
}
