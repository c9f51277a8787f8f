package com.example.mixjobs.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a queue message says: which job, and in which round. The round lets a message that was left over from before a
 * retry be told from the retry's own.
 *
 * @param round as in {@link JobRun#round}
 */
public record JobMessage(JobId id, int round) {

    private static final Pattern TEXT = Pattern.compile("([0-9a-f-]{36})(?:/([1-9][0-9]{0,8}))?");

    public static JobMessage of(Job job) {
        return new JobMessage(job.id(), job.run().round());
    }

    /** Empty when the text is not a message of this project. */
    public static Optional<JobMessage> parse(String body) {
        Matcher matcher = TEXT.matcher(body);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int round = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        return JobId.parse(matcher.group(1)).map(id -> new JobMessage(id, round));
    }

    public boolean isFor(Job job) {
        return id.equals(job.id()) && round == job.run().round();
    }

    /** The id, followed by a slash and the round unless it is the first. */
    @Override
    public String toString() {
        return round == 0 ? id.toString() : id + "/" + round;
    }
}
