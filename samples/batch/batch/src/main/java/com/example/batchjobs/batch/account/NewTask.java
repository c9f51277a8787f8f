package com.example.batchjobs.batch.account;

import java.time.Duration;
import java.util.Map;

/**
 * A task to be added.
 *
 * @param id 1 to 64 letters, digits, hyphens and underscores
 * @param commandLine not a shell's: for one, begin with {@code /bin/sh -c}
 * @param maxRetries how often it is run again after an exit code other than 0; losing its node does not count; −1 for
 *     always
 * @param retention how long a node keeps the task's directory after its end
 */
public record NewTask(
        String id, String commandLine, Map<String, String> environment, int maxRetries, Duration retention) {

    /** The same under another id. */
    public NewTask named(String other) {
        return new NewTask(other, commandLine, environment, maxRetries, retention);
    }
}
