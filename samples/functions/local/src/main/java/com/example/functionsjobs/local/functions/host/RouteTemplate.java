package com.example.functionsjobs.local.functions.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A route such as {@code api/jobs/{id:guid}/result}: literal segments, and parameters that may have constraints, be
 * optional at the end, or take the rest of the path ({@code {*rest}}).
 */
final class RouteTemplate {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\*?)(\\w+)((?::\\w+(?:\\(.*?\\))?)*)(\\??)}");
    private static final Pattern CONSTRAINT = Pattern.compile(":(\\w+)(?:\\((.*?)\\))?");

    private final String text;
    private final List<Segment> segments;

    private RouteTemplate(String text, List<Segment> segments) {
        this.text = text;
        this.segments = segments;
    }

    private sealed interface Segment {

        record Literal(String text) implements Segment {}

        record Parameter(String name, List<Predicate<String>> constraints, boolean optional, boolean rest)
                implements Segment {

            boolean accepts(String value) {
                return constraints.stream().allMatch(constraint -> constraint.test(value));
            }
        }
    }

    /** @throws IllegalArgumentException when the template is not one that this host can follow */
    static RouteTemplate parse(String template) {
        List<Segment> segments = new ArrayList<>();
        for (String part : split(template)) {
            Matcher matcher = PARAMETER.matcher(part);
            if (matcher.matches()) {
                List<Predicate<String>> constraints = new ArrayList<>();
                Matcher constraint = CONSTRAINT.matcher(matcher.group(3));
                while (constraint.find()) {
                    constraints.add(RouteConstraint.of(constraint.group(1), constraint.group(2)));
                }
                boolean rest = !matcher.group(1).isEmpty();
                boolean optional = rest || !matcher.group(4).isEmpty();
                segments.add(new Segment.Parameter(matcher.group(2), constraints, optional, rest));
            } else if (part.contains("{")) {
                throw new IllegalArgumentException("this host cannot read '" + part + "' in the route " + template);
            } else {
                segments.add(new Segment.Literal(part));
            }
        }
        return new RouteTemplate(template, segments);
    }

    /**
     * The values of the parameters when the path matches. Literals ignore case, as they do in Azure.
     *
     * @param decodedPath see {@link RequestPath}
     */
    Optional<Map<String, String>> match(String decodedPath) {
        List<String> path = split(decodedPath);
        if (path.contains("")) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        int at = 0;
        for (Segment segment : segments) {
            if (segment instanceof Segment.Literal literal) {
                if (at == path.size() || !literal.text().equalsIgnoreCase(path.get(at++))) {
                    return Optional.empty();
                }
            } else if (segment instanceof Segment.Parameter parameter) {
                if (at == path.size() && parameter.optional()) {
                    continue;
                }
                int end = parameter.rest() ? path.size() : at + 1;
                if (end > path.size()) {
                    return Optional.empty();
                }
                String value = String.join("/", path.subList(at, end));
                if (!parameter.accepts(value)) {
                    return Optional.empty();
                }
                values.put(parameter.name(), value);
                at = end;
            }
        }
        return at == path.size() ? Optional.of(values) : Optional.empty();
    }

    @Override
    public String toString() {
        return "/" + text;
    }

    /** The segments; one slash at the end makes no difference, an empty segment in between does. */
    private static List<String> split(String path) {
        String inner = path.replaceFirst("^/", "").replaceFirst("/$", "");
        return inner.isEmpty() ? List.of() : List.of(inner.split("/", -1));
    }
}
