package io.github.bgjob.answers;

/** What the deployment may cost; it also sets the sizes it starts with. */
public enum Budget implements Choice {
    LOW,
    MEDIUM,
    HIGH
}
