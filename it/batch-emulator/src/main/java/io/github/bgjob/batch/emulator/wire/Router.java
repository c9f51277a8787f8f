package io.github.bgjob.batch.emulator.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the operation that a request asks for. */
public final class Router {

    private static final String VARIABLE = "{}";
    private static final String REST = "{*}";

    private final List<Route> routes = new ArrayList<>();

    /**
     * Adds an operation.
     *
     * @param pattern a path with {@code {}} where any segment may stand, and {@code {*}} at its end for all that follow
     */
    public Router on(String method, String pattern, Function<Call, Reply> operation) {
        routes.add(new Route(method, List.of(pattern.substring(1).split("/", -1)), operation));
        return this;
    }

    /** Does what a request asks for. */
    public Reply answer(Request request) {
        List<String> segments = request.segments();
        boolean otherVerb = false;
        for (Route route : routes) {
            Optional<List<String>> variables = route.match(segments);
            if (variables.isPresent() && route.method().equals(request.method())) {
                return route.operation().apply(new Call(request, variables.get()));
            }
            otherVerb |= variables.isPresent();
        }
        throw otherVerb
                ? new BatchException(ErrorCode.UNSUPPORTED_HTTP_VERB, request.method() + " " + request.path())
                : new BatchException(
                        ErrorCode.NOT_IMPLEMENTED,
                        "the emulator does not cover %s %s; its README lists what it covers"
                                .formatted(request.method(), request.path()));
    }

    private record Route(String method, List<String> pattern, Function<Call, Reply> operation) {

        Optional<List<String>> match(List<String> segments) {
            boolean open = pattern.get(pattern.size() - 1).equals(REST);
            int fixed = open ? pattern.size() - 1 : pattern.size();
            if (open ? segments.size() <= fixed : segments.size() != fixed) {
                return Optional.empty();
            }
            List<String> variables = new ArrayList<>();
            for (int i = 0; i < fixed; i++) {
                if (pattern.get(i).equals(VARIABLE)) {
                    variables.add(segments.get(i));
                } else if (!pattern.get(i).equalsIgnoreCase(segments.get(i))) {
                    return Optional.empty();
                }
            }
            if (open) {
                variables.add(String.join("/", segments.subList(fixed, segments.size())));
            }
            return Optional.of(variables);
        }
    }
}
