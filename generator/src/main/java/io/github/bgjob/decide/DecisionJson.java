package io.github.bgjob.decide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.bgjob.answers.Answer;

/**
 * A decision as the documented JSON object: maps, lists, strings, numbers and booleans, in a fixed order.
 *
 * <p>A recommendation: {@code platform}, {@code plan}, {@code nodes}, {@code title}, {@code rule}, {@code forced},
 * {@code reasons}, {@code words} (the article's), {@code warnings}, {@code vetoes} (of {@code id}, {@code platform},
 * {@code plan}, {@code nodes}, {@code reason}), {@code lost} (of a target and its {@code objections}), {@code runnerUp}
 * (absent when there is none), {@code sizes}, {@code edition}, {@code otherEdition} ({@code edition}, {@code agrees},
 * {@code rule} and a target or {@code vetoes}), {@code answers} (of {@code value} and {@code source} by key).
 *
 * <p>A refusal: {@code error}, {@code suggestion}, {@code rule}, {@code vetoes}, {@code edition}, {@code otherEdition},
 * {@code answers}.
 */
public final class DecisionJson {

    private DecisionJson() {}

    public static Map<String, Object> of(Decision decision) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (decision instanceof Recommendation recommendation) {
            addRecommendation(json, recommendation);
        } else if (decision instanceof Refusal refusal) {
            json.put("error", refusal.error());
            json.put("suggestion", refusal.suggestion());
            json.put("rule", refusal.verdict().rule());
            json.put("vetoes", vetoes(refusal.verdict().target(), refusal.vetoes()));
        }
        json.put("edition", decision.edition().id());
        json.put("otherEdition", other(decision));
        json.put("answers", answers(decision.answers().texts()));
        return json;
    }

    private static void addRecommendation(Map<String, Object> json, Recommendation recommendation) {
        json.putAll(target(recommendation.target()));
        json.put("title", recommendation.title());
        json.put("rule", recommendation.rule());
        json.put("forced", recommendation.forced());
        json.put("reasons", recommendation.reasons());
        json.put("words", recommendation.words());
        json.put("warnings", recommendation.warnings());
        json.put("vetoes", vetoes(recommendation));
        json.put(
                "lost", recommendation.losses().stream().map(DecisionJson::lost).toList());
        recommendation.runnerUp().ifPresent(runnerUp -> {
            Map<String, Object> entry = target(runnerUp.target());
            entry.put("reason", runnerUp.reason());
            json.put("runnerUp", entry);
        });
        json.put("sizes", sizes(recommendation.sizes()));
    }

    private static Map<String, Object> target(Target target) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("platform", target.platform().id());
        json.put("plan", target.plan().id());
        json.put("nodes", target.nodes().id());
        return json;
    }

    /** Every veto there was: on what lost, and on a forced target. */
    private static List<Map<String, Object>> vetoes(Recommendation recommendation) {
        List<Map<String, Object>> all = new ArrayList<>();
        Situation situation = new Situation(recommendation.answers(), recommendation.facts());
        all.addAll(vetoes(recommendation.target(), Vetoes.against(recommendation.target(), situation)));
        recommendation.losses().forEach(loss -> all.addAll(vetoes(loss.target(), loss.objections())));
        return all;
    }

    private static List<Map<String, Object>> vetoes(Target target, List<Objection> objections) {
        return objections.stream()
                .filter(Objection::isVeto)
                .map(veto -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("id", veto.id());
                    json.putAll(target(target));
                    json.put("reason", veto.reason());
                    return json;
                })
                .toList();
    }

    private static Map<String, Object> lost(Loss loss) {
        Map<String, Object> json = target(loss.target());
        json.put(
                "objections",
                loss.objections().stream()
                        .map(objection -> {
                            Map<String, Object> entry = new LinkedHashMap<>();
                            entry.put("id", objection.id());
                            entry.put("reason", objection.reason());
                            return entry;
                        })
                        .toList());
        return json;
    }

    private static Map<String, Object> sizes(Sizes sizes) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("instanceMemoryMb", sizes.instanceMemoryMb());
        json.put("maximumInstances", sizes.maximumInstances());
        json.put("appServicePlan", sizes.appServicePlan());
        json.put("batchNode", sizes.batchNode());
        json.put("maximumNodes", sizes.maximumNodes());
        return json;
    }

    private static Map<String, Object> other(Decision decision) {
        Verdict verdict = decision.otherVerdict();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("edition", decision.edition().other().id());
        json.put("agrees", decision.disagreement().isEmpty());
        json.put("rule", verdict.rule());
        if (verdict instanceof Verdict.Refused refused) {
            json.put("vetoes", vetoes(refused.target(), refused.vetoes()));
        } else {
            json.putAll(target(verdict.target()));
        }
        return json;
    }

    private static Map<String, Object> answers(Map<String, Answer<String>> texts) {
        Map<String, Object> json = new LinkedHashMap<>();
        texts.forEach((key, answer) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("value", answer.value());
            entry.put("source", answer.source().id());
            json.put(key, entry);
        });
        return json;
    }
}
