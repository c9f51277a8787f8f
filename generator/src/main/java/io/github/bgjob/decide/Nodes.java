package io.github.bgjob.decide;

import io.github.bgjob.answers.Choice;

/** The kind of Batch nodes. */
public enum Nodes implements Choice {
    /** Cheap, and may be taken away while a job runs: Spot VMs, in the article Low-priority VMs. */
    SPOT,
    DEDICATED,
    /** No Batch, so no nodes. */
    NONE
}
