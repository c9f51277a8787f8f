package com.example.functionsjobs.local.functions.host;

import com.microsoft.azure.functions.HttpStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/**
 * Takes requests at a port of the loopback interface and sends the answers. In one thing it is stricter than Azure: a path
 * with a % that begins no escape is answered 400 by the server itself, where Azure takes it as it is.
 */
final class HttpListener implements Listener {

    private static final Logger LOG = Logger.getLogger(HttpListener.class.getName());

    // It tells of each start, which is no news. A logger that nobody holds forgets its level.
    private static final Logger SERVER = Logger.getLogger("org.eclipse.jetty");

    // It warns of what a caller has done wrong.
    private static final Logger PARSER = Logger.getLogger("org.eclipse.jetty.http.HttpParser");

    static {
        SERVER.setLevel(Level.WARNING);
        PARSER.setLevel(Level.SEVERE);
    }

    /** Longer than a function may take to answer. */
    private static final Duration IDLE_LIMIT = HttpRoutes.ANSWER_LIMIT.plusSeconds(10);

    private final HttpRoutes routes;
    private final Server server = new Server();
    private final ServerConnector connector;
    private final InWork inWork = new InWork();
    private volatile boolean stopping;

    /**
     * Takes the port, but answers nothing yet.
     *
     * @param port 0 for any free one
     * @throws IOException when the port cannot be had
     */
    HttpListener(int port, HttpRoutes routes) throws IOException {
        this.routes = routes;
        HttpConfiguration configuration = new HttpConfiguration();
        // What a path may hold is for the routes to say, as in Azure.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setRequestHeaderSize(HeadLimits.LINE_BYTES + HeadLimits.HEADER_BYTES);
        configuration.setSendServerVersion(false);
        connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_LIMIT.toMillis());
        connector.open();
        server.addConnector(connector);
        server.setHandler(new Requests());
        // What the server itself refuses has no page, as with Kestrel.
        server.setErrorHandler((request, response, callback) -> {
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
            return true;
        });
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
    }

    @Override
    public void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server does not start.", e);
        }
    }

    @Override
    public void stop() {
        // The server itself goes on answering what it has begun; see awaitIdle.
        stopping = true;
    }

    @Override
    public boolean awaitIdle(Duration limit) throws InterruptedException {
        boolean idle = inWork.awaitAtMost(0, limit);
        try {
            server.stop();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.log(Level.WARNING, "The HTTP server did not stop in good order.", e);
        }
        return idle;
    }

    private final class Requests extends Handler.Abstract {

        /** Returns at once: no thread waits for a body or a function, so that many slow ones hold up no others. */
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            inWork.begin();
            Callback end = Callback.from(callback, inWork::end);
            HttpRequest head = head(request);
            HeadLimits.exceeded(request)
                    .map(status -> CompletableFuture.completedFuture(HttpAnswer.of(status)))
                    .orElseGet(() -> body(request, head).thenCompose(body -> answer(head, body)))
                    .thenAccept(answer -> send(answer, response, end))
                    .exceptionally(failure -> {
                        LOG.log(Level.WARNING, failure, () -> "No answer could be given to " + head.rawPath() + ".");
                        send(HttpAnswer.of(HttpStatus.INTERNAL_SERVER_ERROR), response, end);
                        return null;
                    });
            return true;
        }
    }

    /**
     * Reads also what nobody wants, so that the sender comes to read the answer. What was cut off, or has chunks that are
     * none, is no body.
     */
    private CompletableFuture<Optional<byte[]>> body(Request request, HttpRequest head) {
        CompletableFuture<byte[]> body = new CompletableFuture<>();
        if (routes.takesBody(head)) {
            Content.Source.asByteArrayAsync(
                    request, Math.toIntExact(head.contentLength()), Promise.Invocable.toPromise(body));
        } else {
            Content.Source.consumeAll(
                    request, Callback.from(() -> body.complete(new byte[0]), body::completeExceptionally));
        }
        return body.thenApply(Optional::of).exceptionally(failure -> {
            LOG.log(Level.FINE, failure, () -> "The body of a request for " + head.rawPath() + " cannot be read.");
            return Optional.empty();
        });
    }

    private CompletableFuture<HttpAnswer> answer(HttpRequest head, Optional<byte[]> body) {
        if (body.isEmpty()) {
            return CompletableFuture.completedFuture(HttpAnswer.of(HttpStatus.BAD_REQUEST));
        }
        return stopping
                ? CompletableFuture.completedFuture(
                        HttpAnswer.of(HttpStatus.SERVICE_UNAVAILABLE, "The host is stopping."))
                : routes.answer(head, body.get());
    }

    private static HttpRequest head(Request request) {
        return new HttpRequest(
                request.getMethod(),
                request.getHttpURI().getPath(),
                Optional.ofNullable(request.getHttpURI().getQuery()).orElse(""),
                headers(request));
    }

    private static Map<String, List<String>> headers(Request request) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.getHeaders().forEach(field -> headers.computeIfAbsent(field.getName(), name -> new ArrayList<>())
                .add(Optional.ofNullable(field.getValue()).orElse("")));
        return headers;
    }

    private static void send(HttpAnswer answer, Response response, Callback callback) {
        byte[] body = answer.bytes();
        response.setStatus(answer.getStatusCode());
        answer.headers().forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
