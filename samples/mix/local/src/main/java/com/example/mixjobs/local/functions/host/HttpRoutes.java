package com.example.mixjobs.local.functions.host;

import com.microsoft.azure.functions.HttpStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The functions with an HTTP trigger: which one a request is for, whether it may be called, and what it gets. The rules
 * are those of <a href="https://github.com/Azure/azure-functions-host">azure-functions-host</a> and of the HTTP extension
 * in azure-webjobs-sdk-extensions.
 */
final class HttpRoutes {

    /** After this time the load balancer in front of every app in Azure gives up. */
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(230);

    private static final String KEY_HEADER = "x-functions-key";
    private static final String KEY_PARAMETER = "code";

    /** In bytes, whatever the limit for bodies is. */
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final List<Route> routes;
    private final Options options;
    private final Invoker invoker;

    private record Route(RouteTemplate template, Trigger.Http trigger, LoadedFunction function) {}

    /**
     * What the host's settings say.
     *
     * @param prefix what stands before each route; may be empty
     * @param functionKey what callers of functions that need a key have to send; empty to let everyone in
     * @param bodyLimit how long a body may be, in bytes
     * @param homepage whether {@code /} says that the host runs, where no function does
     */
    record Options(String prefix, Optional<String> functionKey, long bodyLimit, boolean homepage) {}

    /** @param functions by name: in this order they are asked whether a request is for them */
    HttpRoutes(List<LoadedFunction> functions, Options options, Invoker invoker) {
        this.routes = functions.stream()
                .filter(function -> function.trigger() instanceof Trigger.Http)
                .map(function -> route(options.prefix(), function))
                .toList();
        this.options = options;
        this.invoker = invoker;
    }

    /** Whether a request's body is one to read: announced, and no longer than may be. */
    boolean takesBody(HttpRequest request) {
        return request.contentLength() > 0 && !isTooLong(request);
    }

    /**
     * Answers without waiting for the function.
     *
     * @param body empty when there is none to read
     */
    CompletableFuture<HttpAnswer> answer(HttpRequest request, byte[] body) {
        String path = RequestPath.decoded(request.rawPath());
        for (Route route : routes) {
            Optional<Map<String, String>> values = route.template().match(path);
            if (values.isPresent() && accepts(route.trigger(), request.method())) {
                return answer(route, request, body, path, values.get());
            }
        }
        return CompletableFuture.completedFuture(path.equals("/") ? homepage() : HttpAnswer.of(HttpStatus.NOT_FOUND));
    }

    private static Route route(String prefix, LoadedFunction function) {
        Trigger.Http trigger = (Trigger.Http) function.trigger();
        String route = trigger.route().isEmpty() ? function.name() : trigger.route();
        return new Route(RouteTemplate.parse(prefix.isEmpty() ? route : prefix + "/" + route), trigger, function);
    }

    private static boolean accepts(Trigger.Http trigger, String method) {
        return trigger.methods().isEmpty() || trigger.methods().contains(method);
    }

    private HttpAnswer homepage() {
        return options.homepage()
                ? HttpAnswer.of(HttpStatus.OK, "The functions host is running.")
                : HttpAnswer.of(HttpStatus.NO_CONTENT);
    }

    private boolean isTooLong(HttpRequest request) {
        return request.contentLength() > Math.min(options.bodyLimit(), LONGEST_ARRAY);
    }

    private CompletableFuture<HttpAnswer> answer(
            Route route, HttpRequest request, byte[] body, String path, Map<String, String> routeValues) {
        QueryString query = QueryString.parse(request.rawQuery());
        if (route.trigger().needsKey() && !hasKey(request, query)) {
            return CompletableFuture.completedFuture(HttpAnswer.of(HttpStatus.UNAUTHORIZED));
        }
        if (isTooLong(request)) {
            return CompletableFuture.completedFuture(HttpAnswer.of(HttpStatus.INTERNAL_SERVER_ERROR));
        }
        HttpCall call = new HttpCall(
                request.method(),
                url(request, path),
                request.joinedHeaders(),
                query.parameters(),
                HttpBody.of(request.joinedHeaders().getOrDefault("content-type", ""), body));
        return invoke(route.function(), new TriggerData(new Datum.Http(call), metadata(body, query, routeValues)));
    }

    /** The header counts if it is there, even when it is wrong. */
    private boolean hasKey(HttpRequest request, QueryString query) {
        return options.functionKey().isEmpty()
                || request.header(KEY_HEADER)
                        .or(() -> query.first(KEY_PARAMETER))
                        .equals(options.functionKey());
    }

    private static String url(HttpRequest request, String path) {
        return "http://" + request.header("Host").orElse("") + RequestPath.escaped(path)
                + (request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery());
    }

    /** The body's values, then the query's, then those of the route: the last one wins. */
    private static Map<String, Datum> metadata(byte[] body, QueryString query, Map<String, String> routeValues) {
        TriggerMetadata metadata = new TriggerMetadata();
        if (HttpBody.mayBeJsonObject(body)) {
            metadata.putJsonValues(HttpBody.text(body));
        }
        query.last().forEach((name, value) -> {
            if (!name.equalsIgnoreCase(KEY_PARAMETER)) {
                metadata.put(name, value);
            }
        });
        routeValues.forEach(metadata::put);
        return metadata.byName();
    }

    private CompletableFuture<HttpAnswer> invoke(LoadedFunction function, TriggerData data) {
        return invoker.begin(function, data)
                .thenApply(result -> result instanceof Invoker.Result.Succeeded succeeded
                        ? HttpAnswer.returned(succeeded.value())
                        : HttpAnswer.of(HttpStatus.INTERNAL_SERVER_ERROR))
                .completeOnTimeout(
                        HttpAnswer.of(
                                HttpStatus.GATEWAY_TIMEOUT, "No answer within 230 seconds; the function goes on."),
                        ANSWER_LIMIT.toMillis(),
                        TimeUnit.MILLISECONDS);
    }
}
