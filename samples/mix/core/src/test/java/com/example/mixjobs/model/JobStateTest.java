package com.example.mixjobs.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class JobStateTest {

    /** Every pair: the row is the state before, the column the state after. */
    @Test
    void exactlyTheseMovesAreAllowed() {
        String expected = """
                          SUBMITTED QUEUED RUNNING SUCCEEDED FAILED POISONED CANCELLED
                SUBMITTED     -        x      x        -        x       x        x
                QUEUED        -        x      x        -        -       x        x
                RUNNING       -        x      x        x        x       x        x
                SUCCEEDED     -        -      -        -        -       -        -
                FAILED        x        -      -        -        -       -        -
                POISONED      x        -      -        -        -       -        -
                CANCELLED     -        -      -        -        -       -        -
                """;

        assertThat(allMoves()).isEqualTo(squeezed(expected));
    }

    @Test
    void aTerminalStateIsLeftOnlyByARetry() {
        for (JobState state : JobState.values()) {
            boolean hasWayOut = Arrays.stream(JobState.values()).anyMatch(state::mayBecome);
            assertThat(hasWayOut).as("%s", state).isEqualTo(!state.isTerminal() || state.canBeRetried());
        }
    }

    private static String allMoves() {
        String header = Arrays.stream(JobState.values()).map(Enum::name).collect(Collectors.joining(" "));
        return header
                + "\n"
                + Arrays.stream(JobState.values()).map(JobStateTest::moves).collect(Collectors.joining("\n"));
    }

    private static String moves(JobState from) {
        return from
                + " "
                + Arrays.stream(JobState.values())
                        .map(to -> from.mayBecome(to) ? "x" : "-")
                        .collect(Collectors.joining(" "));
    }

    private static String squeezed(String table) {
        return table.lines().map(line -> line.strip().replaceAll(" +", " ")).collect(Collectors.joining("\n"));
    }
}
