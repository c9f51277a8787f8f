package com.example.mixjobs.local.functions.host;

import com.microsoft.azure.functions.ExecutionContext;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Calls functions, and stops those that take longer than they may.
 *
 * <p>Azure ends the whole worker process when a function takes too long. This host interrupts the one call instead.
 */
final class Invoker implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Invoker.class.getName());

    private final Optional<Duration> timeout;
    private final ExecutorService threads;

    Invoker(Optional<Duration> timeout, ClassLoader app) {
        this.timeout = timeout;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "function");
            thread.setDaemon(true);
            thread.setContextClassLoader(app);
            return thread;
        });
    }

    /** How a call ended. */
    sealed interface Result {
        record Succeeded(Object value) implements Result {}

        record Failed(Throwable cause) implements Result {}
    }

    /** Calls a function and waits for its end. Whatever the function throws is a result. */
    Result invoke(LoadedFunction function, TriggerData data) {
        String id = UUID.randomUUID().toString();
        long start = System.nanoTime();
        LOG.fine(() -> "Executing '%s' (Id=%s)".formatted(function.name(), id));
        Result result = call(function.entryPoint().bind(data, new Context(id, function.name())));
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

    private Result call(Callable<Object> function) {
        Future<Object> call = threads.submit(function);
        try {
            return new Result.Succeeded(
                    timeout.isPresent() ? call.get(timeout.get().toMillis(), TimeUnit.MILLISECONDS) : call.get());
        } catch (ExecutionException e) {
            return new Result.Failed(e.getCause());
        } catch (TimeoutException e) {
            call.cancel(true);
            return new Result.Failed(new TimeoutException("The function took longer than functionTimeout, "
                    + timeout.get().toSeconds() + " s."));
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Result.Failed(e);
        }
    }

    /** What a function can learn about its call. */
    private record Context(String getInvocationId, String getFunctionName) implements ExecutionContext {

        @Override
        public Logger getLogger() {
            return Logger.getLogger("Function." + getFunctionName);
        }
    }
}
