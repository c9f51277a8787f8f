package io.github.bgjob.decide;

import java.util.ArrayList;
import java.util.List;

/** What a target does not do well, as sentences. */
final class Warnings {

    private Warnings() {}

    static List<String> of(Situation s, Target target) {
        List<String> warnings = new ArrayList<>();
        for (Objection veto : Vetoes.against(target, s)) {
            warnings.add(veto.id() + ": " + veto.reason());
        }
        if (target.plan() == Plan.UNLIMITED && target.platform() == Platform.FUNCTIONS && !s.fitsBatch()) {
            warnings.add("A job of " + s.duration()
                    + " loses all it has done when its machine fails or is updated: split it, or save checkpoints.");
        }
        if (target.platform() == Platform.BATCH && s.alwaysReady()) {
            warnings.add("Batch has nothing always ready: after a quiet time the first job waits minutes for a node.");
        }
        return warnings;
    }
}
