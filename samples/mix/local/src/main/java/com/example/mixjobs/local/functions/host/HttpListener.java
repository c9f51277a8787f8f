package com.example.mixjobs.local.functions.host;

import com.microsoft.azure.functions.HttpStatus;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Calls functions for HTTP requests to a port of the loopback interface. */
final class HttpListener implements Listener {

    private static final Logger LOG = Logger.getLogger(HttpListener.class.getName());

    /** After this time the load balancer in front of every app in Azure gives up. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(230);

    /** The largest request that Azure lets through. */
    private static final int MAX_BODY_BYTES = 100 * 1024 * 1024;

    private final List<Route> routes;
    private final Optional<String> functionKey;
    private final Invoker invoker;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final InWork inWork = new InWork();

    private record Route(RouteTemplate template, Trigger.Http trigger, LoadedFunction function) {}

    /**
     * Takes the port, but answers nothing yet.
     *
     * @param port 0 for any free one
     * @param functionKey what callers of functions that need a key have to send; empty to let everyone in
     * @throws IOException when the port cannot be had
     */
    HttpListener(
            int port, String routePrefix, List<LoadedFunction> functions, Optional<String> functionKey, Invoker invoker)
            throws IOException {
        this.routes = functions.stream()
                .filter(function -> function.trigger() instanceof Trigger.Http)
                .map(function -> route(routePrefix, function))
                .sorted(Comparator.comparing(Route::template))
                .toList();
        this.functionKey = functionKey;
        this.invoker = invoker;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void start() {
        routes.forEach(route -> LOG.fine(() -> route.function().name() + ": " + route.template()));
        server.start();
    }

    @Override
    public void stop() {
        // The server itself goes on answering what it has begun; see awaitIdle.
        stopping = true;
    }

    @Override
    public boolean awaitIdle(Duration limit) throws InterruptedException {
        boolean idle = inWork.awaitAtMost(0, limit);
        server.stop(0);
        threads.shutdown();
        return idle;
    }

    private volatile boolean stopping;

    private static Route route(String prefix, LoadedFunction function) {
        Trigger.Http trigger = (Trigger.Http) function.trigger();
        String route = trigger.route().isEmpty() ? function.name() : trigger.route();
        return new Route(RouteTemplate.parse(prefix + "/" + route), trigger, function);
    }

    private void handle(HttpExchange exchange) throws IOException {
        inWork.begin();
        try (exchange) {
            send(exchange, answer(exchange));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "The answer to " + exchange.getRequestURI() + " could not be sent.");
            throw e;
        } finally {
            inWork.end();
        }
    }

    private HttpAnswer answer(HttpExchange exchange) throws IOException {
        if (stopping) {
            return HttpAnswer.of(HttpStatus.SERVICE_UNAVAILABLE, "The host is stopping.");
        }
        byte[] body;
        try (InputStream stream = exchange.getRequestBody()) {
            body = stream.readNBytes(MAX_BODY_BYTES + 1);
        }
        if (body.length > MAX_BODY_BYTES) {
            return HttpAnswer.of(HttpStatus.valueOf(413), "A request can have 100 MB at most.");
        }
        URI uri = address().resolve(exchange.getRequestURI());
        for (Route route : routes) {
            Optional<Map<String, String>> values = route.template().match(uri.getRawPath());
            if (values.isPresent() && accepts(route.trigger(), exchange.getRequestMethod())) {
                HttpCall call = new HttpCall(
                        exchange.getRequestMethod(),
                        uri,
                        HttpCall.joined(exchange.getRequestHeaders()),
                        HttpCall.query(uri.getRawQuery()),
                        values.get(),
                        body);
                return hasKey(route.trigger(), call)
                        ? invoke(route.function(), call)
                        : HttpAnswer.of(HttpStatus.UNAUTHORIZED);
            }
        }
        return HttpAnswer.of(HttpStatus.NOT_FOUND);
    }

    private static boolean accepts(Trigger.Http trigger, String method) {
        return trigger.methods().isEmpty() || trigger.methods().contains(method);
    }

    private boolean hasKey(Trigger.Http trigger, HttpCall call) {
        return !trigger.needsKey()
                || functionKey.isEmpty()
                || functionKey.get().equals(call.headers().get("x-functions-key"))
                || functionKey.get().equals(call.query().get("code"));
    }

    private HttpAnswer invoke(LoadedFunction function, HttpCall call) {
        CompletableFuture<Invoker.Result> running =
                CompletableFuture.supplyAsync(() -> invoker.invoke(function, call), threads);
        try {
            Invoker.Result result = running.get(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (result instanceof Invoker.Result.Succeeded succeeded
                    && succeeded.value() instanceof HttpAnswer answer) {
                return answer;
            }
            return HttpAnswer.of(HttpStatus.INTERNAL_SERVER_ERROR);
        } catch (TimeoutException e) {
            return HttpAnswer.of(HttpStatus.GATEWAY_TIMEOUT, "No answer within 230 seconds; the function goes on.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HttpAnswer.of(HttpStatus.SERVICE_UNAVAILABLE, "The host is stopping.");
        }
    }

    private static void send(HttpExchange exchange, HttpAnswer answer) throws IOException {
        byte[] body = answer.bytes();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.getStatusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream stream = exchange.getResponseBody()) {
                stream.write(body);
            }
        }
    }
}
