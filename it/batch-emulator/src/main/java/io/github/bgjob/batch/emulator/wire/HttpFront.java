package io.github.bgjob.batch.emulator.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Takes requests on the loopback interface. Jetty, because it writes the names of headers as they were given: the
 * azure-batch client looks for {@code ETag} and not for {@code Etag}.
 */
public final class HttpFront implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int MOST_BODY_BYTES = 16 * 1024 * 1024;

    /** Answers a request. */
    @FunctionalInterface
    public interface Application {

        Delivery answer(Request request);
    }

    /**
     * An answer and what the network does with it.
     *
     * @param cut whether the connection breaks before a byte of the answer has left
     */
    public record Delivery(Reply reply, boolean cut) {}

    private final Server server;
    private final ServerConnector connector;

    private HttpFront(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Starts a server.
     *
     * @param port 0 for any free one
     */
    public static HttpFront start(int port, Application application) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(64, 4);
        threads.setName("batch-emulator-http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new Adapter(application));
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            stop(server);
            throw e;
        } catch (Exception e) {
            stop(server);
            throw new IOException("The HTTP server does not start on port " + port, e);
        }
        return new HttpFront(server, connector);
    }

    public String address() {
        return "http://" + LOOPBACK + ":" + connector.getLocalPort();
    }

    @Override
    public void close() {
        stop(server);
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server does not stop", e);
        }
    }

    private static final class Adapter extends Handler.Abstract {

        private final Application application;

        Adapter(Application application) {
            this.application = application;
        }

        @Override
        public boolean handle(org.eclipse.jetty.server.Request from, Response to, Callback callback) throws Exception {
            byte[] body = Content.Source.asInputStream(from).readNBytes(MOST_BODY_BYTES + 1);
            Delivery delivery = application.answer(request(from, body));
            if (delivery.cut()) {
                from.getConnectionMetaData().getConnection().getEndPoint().close();
                callback.succeeded();
                return true;
            }
            write(from.getMethod(), delivery.reply(), to, callback);
            return true;
        }

        private static Request request(org.eclipse.jetty.server.Request from, byte[] body) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (HttpField field : from.getHeaders()) {
                headers.merge(field.getName(), field.getValue(), (first, second) -> first + "," + second);
            }
            String query = from.getHttpURI().getQuery();
            return new Request(
                    from.getMethod(), from.getHttpURI().getPath(), query == null ? "" : query, headers, body);
        }

        private static void write(String method, Reply reply, Response to, Callback callback) {
            to.setStatus(reply.status());
            reply.headers().forEach((name, value) -> to.getHeaders().put(new HttpField(name, value)));
            boolean head = method.equals("HEAD");
            if (!head || !reply.headers().containsKey("Content-Length")) {
                to.getHeaders().put(new HttpField("Content-Length", Integer.toString(reply.body().length)));
            }
            to.write(true, head ? null : ByteBuffer.wrap(reply.body()), callback);
        }
    }
}
