package io.github.bgjob.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.bgjob.cli.Embedded;

@Timeout(30)
class ParametersTest {

    @Test
    void theGoalPassesOnEverythingThatTheGeneratorTakes() {
        Map<String, String> given = new HashMap<>();
        new InitMojo().add(given);

        assertThat(given.keySet()).containsExactlyInAnyOrderElementsOf(Embedded.propertyNames());
    }
}
