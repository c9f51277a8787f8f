package com.example.mixjobs.batch;

import java.util.Optional;

import com.example.mixjobs.model.JobMessage;

/** How tasks are called: the job's id, and behind a hyphen the round when a person had the job tried again. */
final class TaskIds {

    private static final int ID_LENGTH = 36;

    private TaskIds() {}

    static String of(JobMessage message) {
        return message.toString().replace('/', '-');
    }

    /** Empty when the task is none of a job. */
    static Optional<JobMessage> message(String taskId) {
        return JobMessage.parse(
                taskId.length() > ID_LENGTH && taskId.charAt(ID_LENGTH) == '-'
                        ? taskId.substring(0, ID_LENGTH) + "/" + taskId.substring(ID_LENGTH + 1)
                        : taskId);
    }
}
