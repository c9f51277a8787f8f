package com.example.mixjobs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class JobIdTest {

    @Test
    void anIdIsAUuidOfVersion7ThatHoldsItsTime() {
        JobId id = JobId.create(Instant.parse("2022-02-22T19:22:22Z"));

        // The time of the example in RFC 9562, appendix A.6.
        assertThat(id.toString()).startsWith("017f22e2-79b0-7");
        assertThat(id.uuid().version()).isEqualTo(7);
        assertThat(id.uuid().variant()).isEqualTo(2);
    }

    @Test
    void idsSortByTheirTime() {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");

        assertThat(JobId.create(now).toString())
                .isLessThan(JobId.create(now.plusMillis(1)).toString());
    }

    @Test
    void idsOfTheSameMomentDiffer() {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");

        assertThat(JobId.create(now)).isNotEqualTo(JobId.create(now));
    }

    @Test
    void anIdIsReadAsItIsWritten() {
        JobId id = JobId.create(Instant.parse("2026-03-01T12:00:00Z"));

        assertThat(JobId.parse(id.toString())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
                "017f22e2-79b0-7cc3-98c4-dc0c0c07398f ",
                "017F22E2-79B0-7CC3-98C4-DC0C0C07398F",
                "017f22e2-79b0-4cc3-98c4-dc0c0c07398f",
                "017f22e2-79b0-7cc3-18c4-dc0c0c07398f",
                "1-1-7001-8001-1",
                "../../../../../../../../../etc/passw"
            })
    void anythingElseIsNotAnId(String text) {
        assertThat(JobId.parse(text)).isEmpty();
    }

    @Test
    void aUuidOfAnotherVersionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JobId(UUID.fromString("b0a2d4b6-4d2f-4b5e-9d0a-0c6e2f6a1b3c")))
                .withMessageContaining("version 7");
    }
}
