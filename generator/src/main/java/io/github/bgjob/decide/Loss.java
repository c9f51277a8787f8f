package io.github.bgjob.decide;

import java.util.List;

/** A target that was not chosen, and everything that speaks against it; at least one objection. */
public record Loss(Target target, List<Objection> objections) {

    public Loss {
        objections = List.copyOf(objections);
        if (objections.isEmpty()) {
            throw new IllegalArgumentException("lost without an objection: " + target);
        }
    }
}
