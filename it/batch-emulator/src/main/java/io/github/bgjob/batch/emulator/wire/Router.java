package io.github.bgjob.batch.emulator.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the operation that a request asks for. */
public final class Router {

    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, PathPattern pattern, Function<Call, Reply> operation) {}

    /** Adds an operation for the paths that fit a {@link PathPattern}. */
    public Router on(String method, String pattern, Function<Call, Reply> operation) {
        routes.add(new Route(method, new PathPattern(pattern), operation));
        return this;
    }

    /** Does what a request asks for. */
    public Reply answer(Request request) {
        List<String> segments = request.segments();
        boolean otherVerb = false;
        for (Route route : routes) {
            Optional<List<String>> variables = route.pattern().match(segments);
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
}
