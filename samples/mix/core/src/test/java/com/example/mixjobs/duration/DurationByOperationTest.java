package com.example.mixjobs.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.example.mixjobs.store.InvalidSettings;

@Timeout(10)
class DurationByOperationTest {

    @ParameterizedTest
    @CsvSource({
        "90s, PT1M30S",
        "5m, PT5M",
        "2h, PT2H",
        "3d, PT72H",
        "1h30m, PT1H30M",
        "PT1H30M, PT1H30M",
        "UNLIMITED, PT876000H"
    })
    void aDurationIsWrittenInSeveralWays(String text, Duration duration) {
        assertThat(expected(text).of("any", Map.of())).contains(duration);
    }

    @Test
    void anOperationsOwnDurationOutranksTheOthers() {
        DurationByOperation expected = expected("30s, watermark=2h resize=PT5M");

        assertThat(expected.of("watermark", Map.of())).contains(Duration.ofHours(2));
        assertThat(expected.of("resize", Map.of())).contains(Duration.ofMinutes(5));
        assertThat(expected.of("thumbnail", Map.of())).contains(Duration.ofSeconds(30));
    }

    @Test
    void whatIsNotNamedIsNotKnown() {
        assertThat(expected("watermark=2h").of("thumbnail", Map.of())).isEmpty();
        assertThat(DurationByOperation.from(Map.of()).of("thumbnail", Map.of())).isEmpty();
    }

    @Test
    void aMistakeIsExplained() {
        assertThatThrownBy(() -> expected("watermark=2 hours"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageStartingWith("JOBS_EXPECTED_DURATION has \"2\", which is no duration. Write it as 30s,");
        assertThatThrownBy(() -> expected("30s,5m"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("two durations without an operation");
    }

    private static DurationByOperation expected(String setting) {
        return DurationByOperation.from(Map.of(DurationByOperation.SETTING, setting));
    }
}
