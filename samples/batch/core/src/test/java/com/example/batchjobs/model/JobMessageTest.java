package com.example.batchjobs.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class JobMessageTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final JobId ID = JobId.create(NOW);
    private static final Job FIRST = Job.submitted(ID, "copy", Map.of(), NOW);
    private static final Job RETRIED = FIRST.failed(new JobError("a", "b"), NOW).resubmitted(NOW);

    @Test
    void theFirstMessageIsTheIdAlone() {
        assertThat(JobMessage.of(FIRST)).hasToString(ID.toString());
    }

    @Test
    void theMessageOfARetryNamesItsRound() {
        assertThat(JobMessage.of(RETRIED)).hasToString(ID + "/1");
    }

    @Test
    void messagesAreReadAsTheyAreWritten() {
        assertThat(JobMessage.parse(ID.toString())).contains(JobMessage.of(FIRST));
        assertThat(JobMessage.parse(ID + "/1")).contains(JobMessage.of(RETRIED));
    }

    @Test
    void aMessageFromBeforeARetryIsNotForTheJobAnyMore() {
        assertThat(JobMessage.of(FIRST).isFor(FIRST)).isTrue();
        assertThat(JobMessage.of(FIRST).isFor(RETRIED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/0", "/01", "/-1", "/", "/1/", "/9999999999", " ", "\n"})
    void anythingElseAfterTheIdIsNotAMessage(String suffix) {
        assertThat(JobMessage.parse(ID + suffix)).isEmpty();
    }
}
