package io.github.bgjob.decide;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.bgjob.answers.Answer;
import io.github.bgjob.answers.Choice;
import io.github.bgjob.answers.Question;
import io.github.bgjob.answers.Questions;
import io.github.bgjob.facts.Fact;

/** A decision as text of at most {@value #WIDTH} columns. */
public final class Explanation {

    /** What a line is, so that it can be coloured. */
    public enum Style {
        TITLE,
        HEADING,
        TEXT,
        WARNING
    }

    /** One line without its end. */
    public record Line(Style style, String text) {}

    private static final int WIDTH = 90;

    private final List<Line> lines = new ArrayList<>();

    private Explanation() {}

    /**
     * The whole explanation.
     *
     * @param verbose with the way through the rules, and every fact with its source
     */
    public static List<Line> of(Decision decision, boolean verbose) {
        Explanation explanation = new Explanation();
        if (decision instanceof Recommendation recommendation) {
            explanation.recommendation(recommendation);
        } else if (decision instanceof Refusal refusal) {
            explanation.refusal(refusal);
        }
        explanation.answers(decision);
        if (decision instanceof Recommendation recommendation) {
            explanation.rivals(recommendation);
        }
        decision.disagreement().ifPresent(sentence -> {
            explanation.blank();
            explanation.wrap(Style.TEXT, "", sentence);
        });
        if (verbose) {
            explanation.trace(decision);
            explanation.facts(decision);
        }
        return List.copyOf(explanation.lines);
    }

    private void recommendation(Recommendation recommendation) {
        String title = (recommendation.forced() ? "Forced: " : "Recommendation: ") + "Azure " + recommendation.title();
        wrap(Style.TITLE, "", title);
        for (String warning : recommendation.warnings()) {
            wrap(Style.WARNING, "  Warning  ", warning);
        }
        heading("Why");
        String label = recommendation.forced() ? "  " : "  " + recommendation.rule() + "  ";
        for (String reason : recommendation.reasons()) {
            wrap(Style.TEXT, label, reason);
            label = " ".repeat(label.length());
        }
        if (!recommendation.forced()) {
            wrap(Style.TEXT, label, "The article: \"" + recommendation.words() + "\"");
        }
        heading("It starts with");
        wrap(Style.TEXT, "  ", sizes(recommendation));
    }

    private void refusal(Refusal refusal) {
        wrap(Style.TITLE, "", refusal.error());
        for (Objection veto : refusal.vetoes()) {
            wrap(Style.WARNING, "  " + veto.id() + "  ", veto.reason());
        }
        wrap(Style.TEXT, "  ", refusal.suggestion());
    }

    private void answers(Decision decision) {
        heading("Your answers");
        Map<String, Answer<String>> texts = decision.answers().texts();
        for (Question question : Questions.all()) {
            Answer<String> answer = texts.get(question.key());
            String value = String.format("  %-41s%-16s", question.title(), answer.value());
            lines.add(new Line(Style.TEXT, value + answer.source().id()));
        }
    }

    private void rivals(Recommendation recommendation) {
        heading("What else there is");
        for (Loss loss : recommendation.losses()) {
            wrap(Style.TEXT, "  ", Titles.of(loss.target(), recommendation.facts()));
            for (Objection objection : loss.objections()) {
                String id = objection.isVeto() || objection.id().startsWith("R") ? objection.id() : "";
                wrap(Style.TEXT, String.format("      %-5s", id), objection.reason());
            }
        }
        blank();
        wrap(
                Style.TEXT,
                "",
                recommendation
                        .runnerUp()
                        .map(runnerUp -> "Runner-up: " + Titles.of(runnerUp.target(), recommendation.facts()) + ". "
                                + runnerUp.reason())
                        .orElse("Runner-up: none; everything else is vetoed."));
    }

    private void trace(Decision decision) {
        heading("The rules in their order");
        for (Trace.Step step : Trace.of(decision.answers(), decision.facts())) {
            wrap(Style.TEXT, String.format("  %-26s", step.rule()), step.outcome());
        }
    }

    private void facts(Decision decision) {
        heading("The facts (" + decision.edition().id() + ")");
        for (Fact<?> fact : decision.facts().all()) {
            wrap(Style.TEXT, "  ", fact.what() + ": " + text(fact.value()));
            wrap(Style.TEXT, "      ", fact.source());
        }
    }

    private static String text(Object value) {
        if (value instanceof Collection<?> values) {
            return values.stream().map(item -> ((Choice) item).id()).collect(Collectors.joining(", "));
        }
        return String.valueOf(value);
    }

    private static String sizes(Recommendation recommendation) {
        Sizes sizes = recommendation.sizes();
        boolean existing = recommendation.plan() == Plan.EXISTING_APP_SERVICE
                || (recommendation.rule().equals("R3b") && !recommendation.forced());
        if (existing) {
            return "The App Service as it is.";
        }
        List<String> parts = new ArrayList<>();
        if (recommendation.plan() != Plan.NONE) {
            boolean perInstance = !Titles.plan(recommendation.plan(), recommendation.facts())
                    .equals(recommendation.facts().unlimitedPlan().value());
            parts.add(
                    perInstance
                            ? "instances of " + sizes.instanceMemoryMb() + " MB, at most " + sizes.maximumInstances()
                                    + " on demand for each queue"
                            : "App Service plan " + sizes.appServicePlan());
        }
        if (recommendation.nodes() != Nodes.NONE) {
            parts.add("nodes of size " + sizes.batchNode() + ", at most " + sizes.maximumNodes());
        }
        return capitalized(String.join("; ", parts)) + ".";
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private void heading(String text) {
        blank();
        lines.add(new Line(Style.HEADING, text));
    }

    private void blank() {
        lines.add(new Line(Style.TEXT, ""));
    }

    /** The label stands before the first line, blanks of the same width before the others. */
    private void wrap(Style style, String label, String text) {
        String start = label;
        StringBuilder line = new StringBuilder(start);
        for (String word : text.split(" ", -1)) {
            boolean empty = line.length() == start.length();
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(new Line(style, line.toString()));
                start = " ".repeat(label.length());
                line = new StringBuilder(start);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
        }
        lines.add(new Line(style, line.toString()));
    }
}
