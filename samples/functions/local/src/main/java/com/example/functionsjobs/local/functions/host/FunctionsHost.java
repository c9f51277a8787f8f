package com.example.functionsjobs.local.functions.host;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueMessageEncoding;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;

/** The app with its listeners. */
final class FunctionsHost {

    private static final Logger LOG = Logger.getLogger(FunctionsHost.class.getName());

    private static final Duration TO_DEAL_WITH_FAILURES = Duration.ofSeconds(10);

    private final HostConfiguration configuration;
    private final String hostId;
    private final Invoker invoker;
    private final HttpListener http;
    private final List<Listener> listeners = new ArrayList<>();
    private boolean stopped;

    private FunctionsHost(
            HostConfiguration configuration,
            String hostId,
            Invoker invoker,
            List<LoadedFunction> functions,
            HttpListener http) {
        this.configuration = configuration;
        this.hostId = hostId;
        this.invoker = invoker;
        this.http = http;
        listeners.add(http);
        functions.forEach(this::add);
    }

    /**
     * Starts an app.
     *
     * @param app the directory that the Maven plugin has made
     * @param port for HTTP; 0 for any free one
     * @param functionKey what callers of functions that need a key have to send; empty to let everyone in
     * @param extraClassPath directories or jars that the app sees before its own
     * @param workerLost called when a function has taken longer than it may, and every call in flight has failed and been
     *     dealt with; it has to end the process
     * @throws IOException when the app cannot be read or the port cannot be had
     * @throws IllegalArgumentException when {@code host.json} or a setting that overrides it has a wrong value
     */
    static FunctionsHost start(
            Path app,
            Map<String, String> environment,
            int port,
            Optional<String> functionKey,
            List<Path> extraClassPath,
            Runnable workerLost)
            throws IOException {
        AppSettings settings = new AppSettings(environment);
        HostConfiguration configuration = HostConfiguration.read(app.resolve("host.json"), settings);
        // The app's classes are needed as long as this process lives, so the loader is never closed.
        ClassLoader loader = AppClassLoader.of(app, extraClassPath);
        List<LoadedFunction> functions = new FunctionApp(app, settings, loader).functions();
        CompletableFuture<FunctionsHost> started = new CompletableFuture<>();
        Invoker invoker = new Invoker(
                configuration.functionTimeout(), loader, Middlewares.load(loader), new Invoker.WorkerLoss() {
                    @Override
                    public void stopListening() {
                        started.join().listeners.forEach(Listener::stop);
                    }

                    @Override
                    public void endProcess() {
                        started.join().stop(TO_DEAL_WITH_FAILURES);
                        workerLost.run();
                    }
                });
        HttpRoutes routes = new HttpRoutes(functions, configuration.http(functionKey, settings), invoker);
        HttpListener http = new HttpListener(port, routes);
        FunctionsHost host = new FunctionsHost(configuration, settings.hostId(app), invoker, functions, http);
        host.listeners.forEach(Listener::start);
        started.complete(host);
        return host;
    }

    URI address() {
        return http.address();
    }

    /**
     * Stops listening and waits for what is in work. Only the first call does; others wait for it.
     *
     * @param grace how long to wait before it is interrupted
     */
    synchronized void stop(Duration grace) {
        if (stopped) {
            return;
        }
        stopped = true;
        listeners.forEach(Listener::stop);
        long end = System.nanoTime() + grace.toNanos();
        try {
            for (Listener listener : listeners) {
                if (!listener.awaitIdle(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
                    LOG.warning(
                            "Functions are still running after " + grace.toSeconds() + " s; stopping without them.");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            invoker.close();
        }
    }

    private void add(LoadedFunction function) {
        Callee call = data -> invoker.invoke(function, data);
        try {
            if (function.trigger() instanceof Trigger.Queue trigger) {
                listeners.add(queueListener(trigger, call));
            } else if (function.trigger() instanceof Trigger.Timer trigger) {
                listeners.add(new TimerListener(
                        function.name(),
                        Schedule.parse(trigger.schedule()),
                        Clock.systemUTC(),
                        new BlobScheduleLog(trigger.connectionString(), hostId, function.name()),
                        call));
            }
        } catch (IllegalArgumentException e) {
            LOG.severe("Nothing will call function '" + function.name() + "': " + e.getMessage());
        }
    }

    private QueueListener queueListener(Trigger.Queue trigger, Callee call) {
        QueueServiceClient service = new QueueServiceClientBuilder()
                .connectionString(trigger.connectionString())
                .messageEncoding(QueueMessageEncoding.NONE)
                .buildClient();
        QueueClient queue = service.getQueueClient(trigger.queueName());
        return new QueueListener(queue, service::getQueueClient, configuration.queues(), trigger.binary(), call);
    }
}
