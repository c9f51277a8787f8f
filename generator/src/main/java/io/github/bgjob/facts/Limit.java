package io.github.bgjob.facts;

import java.util.Optional;

import io.github.bgjob.answers.JobDuration;

/** The longest that one job may run somewhere, or no limit at all. */
public final class Limit {

    private static final Limit NONE = new Limit(null);

    private final JobDuration longest;

    private Limit(JobDuration longest) {
        this.longest = longest;
    }

    static Limit none() {
        return NONE;
    }

    static Limit of(JobDuration longest) {
        return new Limit(longest);
    }

    /** Whether a job of this length may run; the limit itself is allowed. */
    public boolean allows(JobDuration duration) {
        return longest == null || duration.compareTo(longest) <= 0;
    }

    public Optional<JobDuration> longest() {
        return Optional.ofNullable(longest);
    }

    @Override
    public String toString() {
        return longest == null ? "no limit" : longest.toString();
    }
}
