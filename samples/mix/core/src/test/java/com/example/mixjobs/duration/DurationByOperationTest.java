package com.example.mixjobs.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.example.mixjobs.store.InvalidSettings;

@Timeout(10)
class DurationByOperationTest {

    private static final Set<String> OPERATIONS = Set.of("watermark", "resize", "thumbnail");

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
        assertThat(DurationByOperation.from(Map.of(), Set.of()).of("thumbnail", Map.of()))
                .isEmpty();
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"30s,watermrk=2h | watermrk", "Watermark=2h | Watermark", "30s,=2h | ''"})
    void anOperationThatThereIsNotIsRefused(String setting, String operation) {
        assertThatThrownBy(() -> expected(setting))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(
                        "JOBS_EXPECTED_DURATION names the operation \"%s\", which there is not; "
                                + "there are: resize, thumbnail, watermark.",
                        operation);
    }

    private static DurationByOperation expected(String setting) {
        return DurationByOperation.from(Map.of(DurationByOperation.SETTING, setting), OPERATIONS);
    }
}
