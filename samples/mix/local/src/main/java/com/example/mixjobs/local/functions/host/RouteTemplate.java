package com.example.mixjobs.local.functions.host;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
final class RouteTemplate implements Comparable<RouteTemplate> {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\*?)(\\w+)((?::\\w+(?:\\(.*?\\))?)*)(\\??)}");
    private static final Pattern CONSTRAINT = Pattern.compile(":(\\w+)(?:\\((.*?)\\))?");

    private final String text;
    private final List<Segment> segments;

    private RouteTemplate(String text, List<Segment> segments) {
        this.text = text;
        this.segments = segments;
    }

    /** Kinds of segments; the narrower one wins when two routes match. */
    private sealed interface Segment {
        int width();

        record Literal(String text) implements Segment {
            @Override
            public int width() {
                return 0;
            }
        }

        record Parameter(String name, List<Predicate<String>> constraints, boolean optional, boolean rest)
                implements Segment {
            @Override
            public int width() {
                return (rest ? 3 : 1) + (constraints.isEmpty() ? 1 : 0);
            }

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

    /** The values of the parameters when the path matches. Literals ignore case, as they do in Azure. */
    Optional<Map<String, String>> match(String rawPath) {
        List<String> path = split(rawPath).stream()
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
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

    /** The narrower template first. */
    @Override
    public int compareTo(RouteTemplate other) {
        for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
            int difference = segments.get(i).width() - other.segments.get(i).width();
            if (difference != 0) {
                return difference;
            }
        }
        return other.segments.size() - segments.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RouteTemplate template && text.equals(template.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "/" + text;
    }

    private static List<String> split(String path) {
        List<String> parts = new ArrayList<>(List.of(path.split("/")));
        parts.removeIf(String::isEmpty);
        return parts;
    }
}
