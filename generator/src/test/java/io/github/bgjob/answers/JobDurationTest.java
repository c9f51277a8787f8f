package io.github.bgjob.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class JobDurationTest {

    @ParameterizedTest(name = "{0} is {1} seconds, written {2}")
    @CsvSource({
        "30s, 30, 30s",
        "5m, 300, 5m",
        "2h, 7200, 2h",
        "3d, 259200, 3d",
        "1h30m, 5400, 1h30m",
        "90m, 5400, 1h30m",
        "' 2H ', 7200, 2h",
        "PT2H, 7200, 2h",
        "pt90s, 90, 1m30s",
        "P3D, 259200, 3d",
        "1d2h3m4s, 93784, 1d2h3m4s",
        "3650d, 315360000, 3650d"
    })
    void readsUnitsAndIsoAndWritesTheShortestForm(String text, long seconds, String written) {
        JobDuration duration = JobDuration.parse(text, "--duration");

        assertThat(duration.value()).hasSeconds(seconds);
        assertThat(duration).hasToString(written);
        assertThat(JobDuration.parse(written, "--duration")).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0s",
                "0m",
                "-5m",
                "PT0S",
                "PT-5M",
                "",
                "5",
                "soon",
                "5 minutes",
                "30m1h",
                "1.5h",
                "PT0.5S",
                "3651d",
                "999999999999999999d",
                "999999999d",
                "P1Y",
                "-",
                "m"
            })
    void refusesWhatIsNoDurationOrOutOfRangeWithOneMessageAndAdvice(String text) {
        assertThatThrownBy(() -> JobDuration.parse(text, "--duration"))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.what()).startsWith("--duration: '" + text + "' is ");
                    assertThat(failure.suggestion()).endsWith(".");
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.BAD_INPUT);
                });
    }
}
