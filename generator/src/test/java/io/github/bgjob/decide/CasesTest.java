package io.github.bgjob.decide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.bgjob.facts.Edition;

/** The rules by example. */
@Timeout(30)
class CasesTest {

    @ParameterizedTest(name = "{0} -> {1}; by the article {2}")
    @CsvSource(delimiter = '|', textBlock = """
            --duration 2h --budget low                               | batch/spot R6            | batch/spot R6
            --duration 2m                                            | functions/pay-per-use R5 | functions/pay-per-use R5
            --duration 8m                                            | functions/pay-per-use R5 | batch/dedicated R7
            --duration 8m --availability always-ready                | functions/always-ready R5| functions/unlimited R7
            --duration 2m --availability always-ready                | functions/always-ready R5| functions/always-ready R5
            --duration 2h --budget low --availability always-ready   | mix/spot R6              | mix/spot R6
            --duration 2h --budget low --no-interruptible            | batch/dedicated R6       | batch/dedicated R6
            --duration 30s --app-service linux                       | webjobs R3               | functions/unlimited R3b
            --duration 30s --app-service windows --language csharp   | webjobs R3               | webjobs R3
            --duration 10d                                           | batch/dedicated R7       | functions/unlimited R8
            --duration 10d --workload hpc                            | batch/dedicated R1       | error (V2)
            --duration 200d                                          | functions/unlimited R8   | functions/unlimited R8
            --language other --duration 1m                           | batch/dedicated R4       | batch/dedicated R4
            --workload mixed --budget low                            | mix/spot R2              | mix/spot R2
            """)
    void rulesLeadToTheDocumentedCases(String flags, String current, String article) {
        assertThat(Cases.brief(RuleBook.recommend(Cases.answers(flags), Edition.CURRENT)))
                .isEqualTo(current);
        assertThat(Cases.brief(RuleBook.recommend(Cases.answers(flags), Edition.ARTICLE)))
                .isEqualTo(article);
    }

    @ParameterizedTest(name = "{0} -> {1}; by the article {2}")
    @CsvSource(delimiter = '|', textBlock = """
            --duration 60m                                           | functions/pay-per-use R5 | batch/dedicated R7
            --duration 60m1s                                         | batch/dedicated R7       | batch/dedicated R7
            --duration 5m1s                                          | functions/pay-per-use R5 | batch/dedicated R7
            --duration 180d                                          | batch/dedicated R7       | functions/unlimited R8
            --duration 180d1s                                        | functions/unlimited R8   | functions/unlimited R8
            --duration 2h --interruptible                            | batch/spot R7            | batch/spot R7
            --duration 2h --availability always-ready                | functions/unlimited R7   | functions/unlimited R7
            --duration 2h --budget low --availability always-ready --no-interruptible | mix/dedicated R6 | mix/dedicated R6
            --app-service windows --language java                    | webjobs R3               | functions/unlimited R3b
            --app-service linux --language other                     | webjobs R3               | batch/dedicated R4
            --app-service linux --language other --duration 8d       | webjobs R3               | error (V2)
            --app-service linux --workload hpc                       | batch/dedicated R1       | batch/dedicated R1
            --workload mixed --language other                        | mix/dedicated R2         | mix/dedicated R2
            --workload mixed --duration 200d                         | error (V2)               | error (V2)
            --language other --duration 200d                         | error (V2)               | error (V2)
            --language other --duration 1m --availability always-ready --budget low | batch/spot R4 | batch/spot R4
            """)
    void rulesHoldAtTheirEdges(String flags, String current, String article) {
        rulesLeadToTheDocumentedCases(flags, current, article);
    }

    @ParameterizedTest(name = "{0}, forced to {1} -> {2}, warned of {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            --duration 2m                     | batch     | batch/dedicated R5       | -
            --duration 2m                     | functions | functions/pay-per-use R5 | -
            --duration 2h                     | functions | functions/unlimited R7   | -
            --duration 2h --language other    | functions | functions/unlimited R4   | V6
            --duration 2m --language other    | functions | functions/pay-per-use R4 | V6
            --duration 2m                     | webjobs   | webjobs R5               | V7
            --app-service linux --duration 2m | mix       | mix/dedicated R3         | -
            --duration 200d                   | batch     | batch/dedicated R8       | V2
            --duration 200d --workload hpc    | batch     | batch/dedicated R1       | V2
            --duration 200d --workload hpc    | functions | functions/unlimited R1   | -
            """)
    void aForcedPlatformGetsThePlanThatSuitsAndAWarningForEveryVeto(
            String flags, String platform, String expected, String veto) {
        Platform forced = Platform.valueOf(platform.toUpperCase(java.util.Locale.ROOT));
        Recommendation recommendation = RuleBook.force(Cases.answers(flags), Edition.CURRENT, forced);

        assertThat(Cases.brief(recommendation)).isEqualTo(expected);
        if (veto == null) {
            assertThat(recommendation.warnings()).noneMatch(warning -> warning.matches("V\\d: .*"));
        } else {
            assertThat(recommendation.warnings()).anyMatch(warning -> warning.startsWith(veto + ": "));
        }
    }
}
