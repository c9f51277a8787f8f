package io.github.bgjob.batch.emulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An OData filter as lists of the service take it: comparisons of properties (nested ones with slashes) with constants,
 * {@code startswith}, {@code and}, {@code or}, {@code not}, parentheses. Words are compared without regard to case, times
 * as times, numbers as numbers. Source: Microsoft Learn, <i>Use OData queries to list Batch resources</i>.
 */
public final class Filter {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(?i:DateTime)?'(?<text>(?:[^']|'')*)'|(?<word>[A-Za-z_][A-Za-z0-9_/]*)"
                    + "|(?<plain>-?[0-9][0-9A-Za-z:.+-]*)|(?<sign>[(),]))");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final Predicate<JsonNode> condition;
    private int at;

    private record Token(String kind, String text) {}

    private Filter(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.stripTrailing().length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw wrong("a property, a constant or a parenthesis at position " + (end + 1));
            }
            tokens.add(token(matcher));
            end = matcher.end();
        }
        condition = alternatives();
        if (at < tokens.size()) {
            throw wrong("the end instead of '" + tokens.get(at).text() + "'");
        }
    }

    private static Token token(Matcher matcher) {
        for (String kind : List.of("text", "word", "plain", "sign")) {
            if (matcher.group(kind) != null) {
                return new Token(kind, matcher.group(kind).replace("''", "'"));
            }
        }
        throw new IllegalStateException("a match has one of its groups");
    }

    /** Reads a filter, or refuses it with what was expected. */
    public static Filter parse(String text) {
        return new Filter(text);
    }

    public boolean accepts(JsonNode object) {
        return condition.test(object);
    }

    private Predicate<JsonNode> alternatives() {
        Predicate<JsonNode> all = conjunction();
        while (skip("or")) {
            all = all.or(conjunction());
        }
        return all;
    }

    private Predicate<JsonNode> conjunction() {
        Predicate<JsonNode> all = factor();
        while (skip("and")) {
            all = all.and(factor());
        }
        return all;
    }

    private Predicate<JsonNode> factor() {
        if (skip("not")) {
            return factor().negate();
        }
        if (skip("(")) {
            Predicate<JsonNode> inner = alternatives();
            expect(")");
            return inner;
        }
        if (skip("startswith")) {
            expect("(");
            String property = take("word").text();
            expect(",");
            String start = take("text").text();
            expect(")");
            return object -> value(object, property)
                    .map(value -> value.asText().regionMatches(true, 0, start, 0, start.length()))
                    .orElse(false);
        }
        String property = take("word").text();
        String operator = take("word").text().toLowerCase(Locale.ROOT);
        Token constant = constant();
        Predicate<Integer> order = order(operator);
        return object -> {
            Optional<JsonNode> value = value(object, property);
            return value.isEmpty() ? operator.equals("ne") : order.test(compare(value.get(), constant.text()));
        };
    }

    private Predicate<Integer> order(String operator) {
        return switch (operator) {
            case "eq" -> order -> order == 0;
            case "ne" -> order -> order != 0;
            case "gt" -> order -> order > 0;
            case "ge" -> order -> order >= 0;
            case "lt" -> order -> order < 0;
            case "le" -> order -> order <= 0;
            default -> throw wrong("eq, ne, gt, ge, lt or le instead of '" + operator + "'");
        };
    }

    private Token constant() {
        Token token = next("a constant");
        if (token.kind().equals("sign")) {
            throw wrong("a constant instead of '" + token.text() + "'");
        }
        return token;
    }

    private Token take(String kind) {
        Token token = next(kind.equals("word") ? "a word" : "a text in quotes");
        if (!token.kind().equals(kind)) {
            throw wrong((kind.equals("word") ? "a word" : "a text in quotes") + " instead of '" + token.text() + "'");
        }
        return token;
    }

    private void expect(String sign) {
        if (!skip(sign)) {
            throw wrong("'" + sign + "'"
                    + (at < tokens.size() ? " instead of '" + tokens.get(at).text() + "'" : ""));
        }
    }

    private boolean skip(String word) {
        boolean here = at < tokens.size()
                && !tokens.get(at).kind().equals("text")
                && tokens.get(at).text().equalsIgnoreCase(word);
        if (here) {
            at++;
        }
        return here;
    }

    private Token next(String expected) {
        if (at == tokens.size()) {
            throw wrong(expected);
        }
        return tokens.get(at++);
    }

    private static Optional<JsonNode> value(JsonNode object, String path) {
        JsonNode value = object.at("/" + path);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private static int compare(JsonNode value, String constant) {
        try {
            if (value.isNumber()) {
                return Double.compare(value.asDouble(), Double.parseDouble(constant));
            }
            if (constant.length() > 9 && Character.isDigit(constant.charAt(0)) && constant.contains("T")) {
                return OffsetDateTime.parse(value.asText()).compareTo(OffsetDateTime.parse(constant));
            }
        } catch (NumberFormatException | DateTimeException e) {
            return value.asText().compareToIgnoreCase(constant);
        }
        return value.asText().compareToIgnoreCase(constant);
    }

    private BatchException wrong(String expected) {
        return new BatchException(
                ErrorCode.INVALID_QUERY_PARAMETER_VALUE, "$filter: %s; expected %s".formatted(text, expected));
    }
}
