package com.example.mixjobs.model;

/**
 * Why a job did not succeed, or not yet.
 *
 * @param type a short name to tell kinds apart, such as {@code ImageCorrupt}
 * @param message for the person who sent the job; cut to {@value #MAX_MESSAGE} characters
 */
public record JobError(String type, String message) {

    static final int MAX_MESSAGE = 2000;

    public JobError {
        if (message.length() > MAX_MESSAGE) {
            message = message.substring(0, MAX_MESSAGE - 1) + "…";
        }
    }

    public static JobError of(Throwable failure) {
        String message = failure.getMessage();
        return new JobError(failure.getClass().getSimpleName(), message == null ? "(no message)" : message);
    }
}
