package com.example.functionsjobs.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.functionsjobs.Jobs;
import com.example.functionsjobs.store.InvalidSettings;

@Timeout(60)
class WarmUpTest {

    @Test
    void theWorkerFindsWhatBeginsIt() {
        assertThat(ServiceLoader.load(Middleware.class)).hasAtLeastOneElementOfType(WarmUpMiddleware.class);
    }

    @Test
    void itCallsAllThreeServicesOfTheAccountAndSwallowsThatTheyRefuse() throws IOException, InterruptedException {
        Set<String> called = ConcurrentHashMap.newKeySet();
        HttpServer refusing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        refusing.createContext("/", exchange -> {
            called.add(Path.of(exchange.getRequestURI().getPath()).getName(0).toString());
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });
        refusing.start();
        try {
            String address = "http://127.0.0.1:" + refusing.getAddress().getPort();
            String connection =
                    "AccountName=a;AccountKey=c2VjcmV0;BlobEndpoint=%1$s/blobs;QueueEndpoint=%1$s/queues;TableEndpoint=%1$s/tables"
                            .formatted(address);

            done(() -> Jobs.create(Map.of("AzureWebJobsStorage", connection)));
        } finally {
            refusing.stop(0);
        }

        assertThat(called).containsExactlyInAnyOrder("blobs", "queues", "tables");
    }

    @Test
    void aMissingSettingIsLeftToTheCalls() throws InterruptedException {
        done(() -> {
            throw new InvalidSettings("No storage account is set.");
        });
    }

    /** That nothing was thrown. */
    private static void done(Supplier<Jobs> jobs) throws InterruptedException {
        Set<Throwable> thrown = ConcurrentHashMap.newKeySet();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, throwable) -> thrown.add(throwable));
        try {
            List<Thread> threads = WarmUp.begin(jobs);
            for (Thread thread : threads) {
                assertThat(thread.isDaemon()).isTrue();
                thread.join();
            }
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(thrown).isEmpty();
    }
}
