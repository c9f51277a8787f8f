package com.example.mixjobs.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.mixjobs.model.JobId;
import com.example.mixjobs.model.JobMessage;

@Timeout(10)
class TaskIdsTest {

    private static final JobId ID = JobId.create(Instant.EPOCH);

    @Test
    void aTaskIsCalledLikeItsJobAndARetryByItsRoundToo() {
        assertThat(TaskIds.of(new JobMessage(ID, 0))).isEqualTo(ID.toString());
        assertThat(TaskIds.of(new JobMessage(ID, 12))).isEqualTo(ID + "-12");
    }

    @Test
    void theJobIsReadFromTheTask() {
        assertThat(TaskIds.message(ID.toString())).contains(new JobMessage(ID, 0));
        assertThat(TaskIds.message(ID + "-12")).contains(new JobMessage(ID, 12));
        assertThat(TaskIds.message("dispatcher")).isEmpty();
        assertThat(TaskIds.message(ID + "-x")).isEmpty();
    }
}
