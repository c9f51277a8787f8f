package com.example.mixjobs.local.functions.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PollingPauseTest {

    @Test
    void pauses_grow_from_the_shortest_to_the_longest_and_begin_anew_after_a_message() {
        PollingPause pause = new PollingPause(Duration.ofSeconds(2), alwaysInTheMiddle());

        assertThat(millis(pause, 8)).containsExactly(100L, 200L, 300L, 500L, 900L, 1700L, 2000L, 2000L);
        pause.reset();
        assertThat(millis(pause, 2)).containsExactly(100L, 200L);
    }

    @Test
    void the_random_part_is_a_fifth_and_never_leaves_the_bounds() {
        PollingPause pause = new PollingPause(Duration.ofMinutes(1), new Random(7));

        assertThat(millis(pause, 3).get(2)).isBetween(260L, 340L);
        assertThat(millis(pause, 100)).allSatisfy(millis -> assertThat(millis).isBetween(100L, 60_000L));
    }

    private static RandomGenerator alwaysInTheMiddle() {
        return () -> 1L << 63;
    }

    private static List<Long> millis(PollingPause pause, int count) {
        return Stream.generate(pause::next).limit(count).map(Duration::toMillis).toList();
    }
}
