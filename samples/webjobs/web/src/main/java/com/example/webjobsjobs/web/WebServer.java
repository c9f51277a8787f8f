package com.example.webjobsjobs.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Server;

import com.example.webjobsjobs.http.ApiResponse;
import com.example.webjobsjobs.http.JobsApi;

/** The server that answers. */
final class WebServer implements AutoCloseable {

    /** App Service gives an app five seconds between its signal and its end. */
    private static final Duration GRACE = Duration.ofSeconds(4);

    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    /** As it arrives, whole, and taken out of a form; and as much again for everything else. */
    private static final int BODIES_OF_MEMORY_AN_UPLOAD = 4;

    private static final Duration LONGEST_WAIT_OF_AN_UPLOAD = Duration.ofSeconds(30);

    private final Javalin javalin;
    private final Address address;

    private WebServer(Javalin javalin, Address address) {
        this.javalin = javalin;
        this.address = address;
    }

    /**
     * Starts the server and returns when it listens.
     *
     * @throws RuntimeException when the port cannot be had
     */
    static WebServer start(Address address, JobsApi api) {
        long fitting = Runtime.getRuntime().maxMemory() / (BODIES_OF_MEMORY_AN_UPLOAD * api.maxBodyBytes());
        return start(address, api, new UploadsInTurn(api, (int) Math.max(1, fitting), LONGEST_WAIT_OF_AN_UPLOAD));
    }

    static WebServer start(Address address, JobsApi api, UploadsInTurn uploads) {
        HttpTranslation translation = new HttpTranslation(api);
        return start(address, translation::answer, server -> server.setHandler(uploads));
    }

    /** The same with one answer to every request. */
    static WebServer start(Address address, ApiResponse answer) {
        return start(address, context -> HttpTranslation.send(answer, context), server -> {});
    }

    private static WebServer start(Address address, Handler handler, Consumer<Server> more) {
        Javalin javalin = Javalin.create(config -> configure(config, handler, more));
        javalin.start(address.host(), address.port());
        return new WebServer(javalin, address);
    }

    URI uri() {
        return URI.create("http://%s:%d/".formatted(address.host(), javalin.port()));
    }

    /** Takes no more requests, and lets those that are there be answered. */
    @Override
    public void close() {
        javalin.stop();
    }

    private static void configure(JavalinConfig config, Handler handler, Consumer<Server> more) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS;
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(GRACE.toMillis());
            server.setErrorHandler(new BrokenRequests());
            more.accept(server);
        });
        // What there is at which path is the core's to say; the server only finds out how to get there.
        config.routes.before(context -> {
            handler.handle(context);
            context.skipRemainingHandlers();
        });
    }
}
