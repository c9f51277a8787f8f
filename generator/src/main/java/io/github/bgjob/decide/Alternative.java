package io.github.bgjob.decide;

/**
 * A target that no veto excludes, but that was not chosen.
 *
 * @param reason one sentence: when it would be chosen, or what speaks for it
 */
public record Alternative(Target target, String reason) {}
