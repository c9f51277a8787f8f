package com.example.mixjobs.local.functions.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ScheduleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 5 November 2026 is a Thursday.
                "0 */5 * * * *      | 2026-11-05T10:02:30Z | 2026-11-05T10:05:00Z",
                "*/10 * * * * *     | 2026-11-05T10:02:30Z | 2026-11-05T10:02:40Z",
                "0 0 */2 * * *      | 2026-11-05T10:02:30Z | 2026-11-05T12:00:00Z",
                "0 30 9 * * 1-5     | 2026-11-06T10:00:00Z | 2026-11-09T09:30:00Z",
                "0 30 9 * * Mon-Fri | 2026-11-06T10:00:00Z | 2026-11-09T09:30:00Z",
                "0 0 0 * * 0        | 2026-11-05T10:02:30Z | 2026-11-08T00:00:00Z",
                "0 0 0 * * Sun      | 2026-11-05T10:02:30Z | 2026-11-08T00:00:00Z",
                "0 0 0 13 * 5       | 2026-11-05T10:02:30Z | 2026-11-13T00:00:00Z",
                "0 0 0 13 * 5       | 2026-11-13T10:02:30Z | 2027-08-13T00:00:00Z",
                "5,10 0 0 1 Jan *   | 2026-11-05T10:02:30Z | 2027-01-01T00:00:05Z",
            })
    void the_next_time_is(String expression, Instant after, Instant next) {
        assertThat(Schedule.parse(expression).next(after)).hasValue(next);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 */5 * * * *   | false",
                "0 * * * * *     | false",
                "30 * * * * *    | false",
                "*/30 * * * * *  | true",
                "* * * * * *     | true",
                "0 0 0 31 2 *    | false",
            })
    void its_time_comes_more_than_once_a_minute(String expression, boolean expected) {
        assertThat(Schedule.parse(expression).isWithinMinutes(Instant.parse("2026-11-05T10:02:31Z")))
                .isEqualTo(expected);
    }

    @Test
    void five_fields_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Schedule.parse("*/5 * * * *"));
    }
}
