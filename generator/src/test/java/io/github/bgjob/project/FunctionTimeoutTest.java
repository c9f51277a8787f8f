package io.github.bgjob.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.bgjob.decide.Plan;

@Timeout(30)
class FunctionTimeoutTest {

    @ParameterizedTest
    @CsvSource({
        "PT2M, 00:02:00",
        "PT1S, 00:01:00",
        "PT1M1S, 00:01:01",
        "PT1H30M, 01:30:00",
        "PT23H59M59S, 23:59:59",
        "PT24H, 1.00:00:00",
        "P200D, 200.00:00:00",
    })
    void itIsWrittenAsTheHostReadsIt(Duration longest, String written) {
        assertThat(FunctionTimeout.of(longest, Plan.PAY_PER_USE)).isEqualTo(written);
        assertThat(FunctionTimeout.of(longest, Plan.ALWAYS_READY)).isEqualTo(written);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNLIMITED", "EXISTING_APP_SERVICE"})
    void thereIsNoneOnAPlanThatRunsFunctionsForAnyTime(Plan plan) {
        assertThat(FunctionTimeout.of(Duration.ofMinutes(2), plan)).isEqualTo("-1");
    }
}
