package io.github.bgjob.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.bgjob.answers.Answers;
import io.github.bgjob.answers.Given;
import io.github.bgjob.answers.Question;
import io.github.bgjob.answers.Questions;
import io.github.bgjob.answers.Source;
import io.github.bgjob.facts.Edition;

/** What holds for all answers together: every value of every question, and durations at both sides of every limit. */
@Timeout(120)
class EveryCombinationTest {

    private static final List<String> DURATIONS =
            List.of("1s", "5m", "5m1s", "1h", "1h1s", "7d", "7d1s", "180d", "180d1s", "3650d");
    private static final List<Answers> ALL = combinations();

    @Test
    void thereAreAsManyCombinationsAsThereAreValues() {
        assertThat(ALL).hasSize(10 * 6 * 2 * 3 * 3 * 3 * 2).doesNotHaveDuplicates();
    }

    @Test
    void everyCombinationHasARecommendationOrANamedVeto() {
        forEvery((answers, edition, decision) -> {
            if (decision instanceof Refusal refusal) {
                assertThat(refusal.vetoes()).isNotEmpty().allSatisfy(veto -> {
                    assertThat(veto.id()).matches("V[1-7]");
                    assertThat(veto.reason()).endsWith(".");
                });
                assertThat(refusal.error()).contains(refusal.vetoes().get(0).id());
                assertThat(refusal.suggestion()).endsWith(".");
            } else {
                assertThat(((Recommendation) decision).rule()).matches("R[1-8]|R3b");
            }
        });
    }

    @Test
    void onlyR1R2AndR4RefuseAndOnlyForV2() {
        forEvery((answers, edition, decision) -> {
            if (decision instanceof Refusal refusal) {
                assertThat(refusal.verdict().rule()).isIn("R1", "R2", "R4");
                assertThat(refusal.vetoes()).extracting(Objection::id).containsExactly("V2");
            }
        });
    }

    @Test
    void noRecommendationIsExcludedByAVeto() {
        forEvery((answers, edition, decision) -> {
            if (decision instanceof Recommendation recommendation) {
                assertThat(excluded(recommendation.target(), answers, edition))
                        .as("%s for %s", recommendation.target(), answers)
                        .isFalse();
                assertThat(recommendation.alternatives())
                        .noneMatch(alternative -> excluded(alternative.target(), answers, edition));
            }
        });
    }

    @Test
    void theSameAnswersAlwaysLeadToAnEqualDecision() {
        forEvery((answers, edition, decision) ->
                assertThat(RuleBook.recommend(answers, edition)).isEqualTo(decision));
    }

    @Test
    void everyPlatformThatLostIsExplained() {
        forEvery((answers, edition, decision) -> {
            if (decision instanceof Recommendation recommendation) {
                Set<Platform> explained = recommendation.losses().stream()
                        .map(loss -> loss.target().platform())
                        .collect(Collectors.toSet());
                explained.add(recommendation.platform());
                assertThat(explained).containsExactlyInAnyOrder(Platform.values());
                assertThat(recommendation.losses())
                        .extracting(Loss::target)
                        .doesNotHaveDuplicates()
                        .doesNotContain(recommendation.target());
                assertThat(recommendation.reasons()).isNotEmpty();
            }
        });
    }

    @Test
    void whatALossIsVetoedByDoesExcludeIt() {
        forEvery((answers, edition, decision) -> {
            if (decision instanceof Recommendation recommendation) {
                for (Loss loss : recommendation.losses()) {
                    assertThat(loss.objections().stream().anyMatch(Objection::isVeto))
                            .isEqualTo(excluded(loss.target(), answers, edition));
                }
            }
        });
    }

    @Test
    void aForcedPlatformIsAlwaysTakenAndEveryVetoIsAWarning() {
        for (Platform platform : Platform.values()) {
            forEvery((answers, edition, decision) -> {
                Recommendation forced = RuleBook.force(answers, edition, platform);
                assertThat(forced.platform()).isEqualTo(platform);
                assertThat(forced.warnings().stream().anyMatch(warning -> warning.matches("V\\d: .*")))
                        .isEqualTo(excluded(forced.target(), answers, edition));
            });
        }
    }

    @Test
    void forcingWhatTheRulesChooseChangesNothing() {
        forEvery((answers, edition, decision) -> {
            if (decision instanceof Recommendation recommendation) {
                assertThat(RuleBook.force(answers, edition, recommendation.platform()))
                        .isEqualTo(recommendation);
                assertThat(recommendation.forced()).isFalse();
            }
        });
    }

    @Test
    void everyExplanationFitsTheScreenAndSaysTheSameAsTheJson() {
        forEvery((answers, edition, decision) -> {
            List<Explanation.Line> lines = Explanation.of(decision, true);
            assertThat(lines).isNotEmpty().allMatch(line -> line.text().length() <= 90);
            Map<String, Object> json = DecisionJson.of(decision);
            String headline = (String) json.getOrDefault("title", json.get("error"));
            assertThat(lines.stream()
                            .takeWhile(line -> line.style() == Explanation.Style.TITLE)
                            .map(Explanation.Line::text)
                            .collect(Collectors.joining(" ")))
                    .endsWith(headline);
        });
    }

    @Test
    void whatARefusalSuggestsLeadsToARecommendation() {
        forEvery((answers, edition, decision) -> {
            if (decision instanceof Refusal refusal) {
                assertThat(RuleBook.recommend(with(answers, "duration", refusalLimit(edition)), edition))
                        .isInstanceOf(Recommendation.class);
                if (refusal.suggestion().contains("--workload uniform")) {
                    assertThat(RuleBook.recommend(with(answers, "workload", "uniform"), edition))
                            .isInstanceOf(Recommendation.class);
                }
                if (refusal.suggestion().contains("--edition")) {
                    assertThat(RuleBook.recommend(answers, edition.other())).isInstanceOf(Recommendation.class);
                }
            }
        });
    }

    @Test
    void editionsDisagreeExactlyWhenTheirAnswersDiffer() {
        forEvery((answers, edition, decision) -> {
            String own = target(decision);
            String other = target(RuleBook.recommend(answers, edition.other()));
            assertThat(decision.disagreement().isPresent()).isEqualTo(!own.equals(other));
        });
    }

    private static String target(Decision decision) {
        return decision instanceof Recommendation recommendation
                ? recommendation.target().toString()
                : "none";
    }

    private static String refusalLimit(Edition edition) {
        return edition == Edition.CURRENT ? "180d" : "7d";
    }

    /** The vetoes once more, as they stand in the documentation and not as the rule book words them. */
    private static boolean excluded(Target target, Answers answers, Edition edition) {
        long seconds = answers.duration().value().value().toSeconds();
        boolean article = edition == Edition.ARTICLE;
        String language = answers.language().value().id();
        String appService = answers.appService().value().id();
        boolean onFlex = target.plan() == Plan.PAY_PER_USE || (!article && target.plan() == Plan.ALWAYS_READY);
        return switch (target.platform()) {
            case FUNCTIONS -> language.equals("other") || (onFlex && seconds > (article ? 300 : 3600));
            case WEBJOBS ->
                appService.equals("none") || (article && (!language.equals("csharp") || !appService.equals("windows")));
            case BATCH, MIX ->
                seconds > (article ? 7 : 180) * 86_400L
                        || (target.nodes() == Nodes.SPOT
                                && !answers.interruptible().value());
        };
    }

    private static Answers with(Answers answers, String key, String value) {
        Map<String, Given> given = new LinkedHashMap<>();
        answers.texts().forEach((k, answer) -> given.put(k, new Given(answer.value(), Source.FILE, k)));
        given.put(key, new Given(value, Source.FILE, key));
        return Answers.of(given);
    }

    private interface Check {
        void on(Answers answers, Edition edition, Decision decision);
    }

    private static void forEvery(Check check) {
        for (Edition edition : Edition.values()) {
            for (Answers answers : ALL) {
                check.on(answers, edition, RuleBook.recommend(answers, edition));
            }
        }
    }

    private static List<Answers> combinations() {
        List<Map<String, Given>> combinations = List.of(Map.of());
        for (Question question : Questions.all()) {
            List<String> values = question.values().isEmpty()
                    ? DURATIONS
                    : List.copyOf(question.values().keySet());
            List<Map<String, Given>> longer = new ArrayList<>();
            for (Map<String, Given> start : combinations) {
                for (String value : values) {
                    Map<String, Given> next = new LinkedHashMap<>(start);
                    next.put(question.key(), new Given(value, Source.FLAG, question.flag()));
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        return combinations.stream().map(Answers::of).toList();
    }
}
