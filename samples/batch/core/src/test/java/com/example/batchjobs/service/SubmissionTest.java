package com.example.batchjobs.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SubmissionTest {

    @Test
    void theFingerprintDoesNotDependOnTheOrderOfParameters() {
        Map<String, String> forth = new LinkedHashMap<>();
        forth.put("a", "1");
        forth.put("b", "2");
        Map<String, String> back = new LinkedHashMap<>();
        back.put("b", "2");
        back.put("a", "1");

        assertThat(fingerprint("copy", forth, "x")).isEqualTo(fingerprint("copy", back, "x"));
    }

    @Test
    void theFingerprintTellsEveryDifferenceApart() {
        assertThat(new String[] {
                    fingerprint("copy", Map.of("a", "1"), "x"),
                    fingerprint("copy", Map.of("a", "1"), "y"),
                    fingerprint("copy", Map.of("a", "2"), "x"),
                    fingerprint("copy", Map.of("a1", ""), "x"),
                    fingerprint("copy", Map.of(), "a1x"),
                    fingerprint("copya", Map.of("1", ""), "x"),
                    fingerprint("move", Map.of("a", "1"), "x")
                })
                .doesNotHaveDuplicates();
    }

    private static String fingerprint(String operation, Map<String, String> parameters, String content) {
        return new Submission(operation, parameters, content.getBytes(UTF_8), null).fingerprint();
    }
}
