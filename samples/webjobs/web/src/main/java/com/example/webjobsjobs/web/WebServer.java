package com.example.webjobsjobs.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

import com.example.webjobsjobs.http.ApiResponse;
import com.example.webjobsjobs.http.JobsApi;

/** The server that answers. */
final class WebServer implements AutoCloseable {

    /** App Service gives an app five seconds between its signal and its end. */
    private static final Duration GRACE = Duration.ofSeconds(4);

    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    /** As it arrives, whole, and taken out of a form; and as much again for everything else. */
    private static final int BODIES_OF_MEMORY_AN_UPLOAD = 4;

    /** Of the memory, taken from what is for everything else. */
    private static final int PART_FOR_SMALL_UPLOADS = 16;

    /** As Kestrel has it: 32 KiB of headers behind a line of 8 KiB. Sign-in adds large ones. */
    private static final int MOST_HEADER_BYTES = 40 * 1024;

    private static final Duration LONGEST_PAUSE_OF_A_SENDER = Duration.ofSeconds(30);

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
        long memory = Runtime.getRuntime().maxMemory();
        int large = fitting(memory, api.maxBodyBytes());
        int small = fitting(memory / PART_FOR_SMALL_UPLOADS, UploadsInTurn.SMALL_BYTES);
        UploadsInTurn uploads = new UploadsInTurn(api, large, small, LONGEST_WAIT_OF_AN_UPLOAD);
        return start(address, api, uploads, LONGEST_PAUSE_OF_A_SENDER);
    }

    static WebServer start(Address address, JobsApi api, UploadsInTurn uploads, Duration longestPause) {
        HttpTranslation translation = new HttpTranslation(api);
        return start(address, translation::answer, config -> {
            config.jetty.modifyServer(server -> server.setHandler(uploads));
            config.jetty.modifyHttpConfiguration(http -> http.setIdleTimeout(longestPause.toMillis()));
        });
    }

    private static int fitting(long memory, long body) {
        return Math.toIntExact(Math.max(1, memory / (BODIES_OF_MEMORY_AN_UPLOAD * body)));
    }

    /** The same with one answer to every request. */
    static WebServer start(Address address, ApiResponse answer) {
        return start(address, context -> HttpTranslation.send(answer, context), config -> {});
    }

    private static WebServer start(Address address, Handler handler, Consumer<JavalinConfig> more) {
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

    private static void configure(JavalinConfig config, Handler handler, Consumer<JavalinConfig> more) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS;
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(GRACE.toMillis());
            server.setErrorHandler(new BrokenRequests());
        });
        config.jetty.modifyHttpConfiguration(http -> http.setRequestHeaderSize(MOST_HEADER_BYTES));
        more.accept(config);
        // What there is at which path is the core's to say; the server only finds out how to get there.
        config.routes.before(context -> {
            handler.handle(context);
            context.skipRemainingHandlers();
        });
    }
}
