package com.example.mixjobs.local.functions.host;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Calls functions. When one takes longer than it may, the worker is lost: that call and all others in flight fail, as they
 * do in Azure, where the host then ends the worker's process and starts another ({@code WebScriptHostExceptionHandler} in
 * azure-functions-host).
 */
final class Invoker implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Invoker.class.getName());

    private final Optional<Duration> timeout;
    private final Middlewares middlewares;
    private final WorkerLoss workerLoss;
    private final ExecutorService threads;
    private final Map<String, CompletableFuture<Result>> inFlight = new ConcurrentHashMap<>();
    private final AtomicBoolean lost = new AtomicBoolean();

    /**
     * Prepares to call functions.
     *
     * @param app what their threads have as context class loader
     */
    Invoker(Optional<Duration> timeout, ClassLoader app, Middlewares middlewares, WorkerLoss workerLoss) {
        this.timeout = timeout;
        this.middlewares = middlewares;
        this.workerLoss = workerLoss;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "function");
            thread.setDaemon(true);
            thread.setContextClassLoader(app);
            return thread;
        });
    }

    /** What is to be done, once, when a call has taken longer than it may. */
    interface WorkerLoss {

        /** Before all calls in flight fail: nothing new is to begin, or it would fail as well. */
        void stopListening();

        /** After it, on a thread of its own: ends the process, since nothing else ends a thread that does not want to end. */
        void endProcess();
    }

    /** How a call ended. */
    sealed interface Result {
        record Succeeded(Object value) implements Result {}

        record Failed(Throwable cause) implements Result {}
    }

    /** As {@link #invoke}, without waiting. */
    CompletableFuture<Result> begin(LoadedFunction function, TriggerData data) {
        return CompletableFuture.supplyAsync(() -> invoke(function, data), threads);
    }

    /** Calls a function and waits for its end. Whatever the function throws is a result. */
    Result invoke(LoadedFunction function, TriggerData data) {
        String id = UUID.randomUUID().toString();
        long start = System.nanoTime();
        LOG.fine(() -> "Executing '%s' (Id=%s)".formatted(function.name(), id));
        Result result = call(new InvocationContext(id, function, data));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        if (result instanceof Result.Failed failed) {
            LOG.log(Level.WARNING, failed.cause(), () -> "Executed '%s' (Failed, Id=%s, Duration=%dms)"
                    .formatted(function.name(), id, millis));
        } else {
            LOG.info(() -> "Executed '%s' (Succeeded, Id=%s, Duration=%dms)".formatted(function.name(), id, millis));
        }
        return result;
    }

    /** Interrupts what still runs. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private Result call(InvocationContext context) {
        CompletableFuture<Result> call = new CompletableFuture<>();
        inFlight.put(context.getInvocationId(), call);
        try {
            if (lost.get()) {
                return failedWithWorker();
            }
            threads.execute(() -> call.complete(run(context)));
            return timeout.isPresent() ? call.get(timeout.get().toMillis(), TimeUnit.MILLISECONDS) : call.get();
        } catch (TimeoutException e) {
            return loseWorker(call);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result.Failed(e);
        } finally {
            inFlight.remove(context.getInvocationId());
        }
    }

    private Result run(InvocationContext context) {
        try {
            middlewares.call(context);
            return new Result.Succeeded(context.answer());
        } catch (Throwable e) {
            // Whatever it is, also an error: the call has failed, and nothing else.
            return new Result.Failed(e);
        }
    }

    private Result loseWorker(CompletableFuture<Result> tooLong) {
        Result result = new Result.Failed(new TimeoutException("The function took longer than functionTimeout, "
                + timeout.orElseThrow().toMillis() + " ms."));
        if (lost.compareAndSet(false, true)) {
            workerLoss.stopListening();
            tooLong.complete(result);
            inFlight.values().forEach(call -> call.complete(failedWithWorker()));
            new Thread(workerLoss::endProcess, "worker-lost").start();
        }
        return tooLong.join();
    }

    private static Result failedWithWorker() {
        return new Result.Failed(new IllegalStateException(
                "The worker was ended, because another call took longer than functionTimeout."));
    }
}
