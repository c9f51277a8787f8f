package com.example.batchjobs.local.batch;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.bgjob.batch.emulator.BatchEmulator;

import com.example.batchjobs.batch.BatchSettings;
import com.example.batchjobs.batch.account.BatchAccess;
import com.example.batchjobs.batch.account.BatchGateway;
import com.example.batchjobs.batch.account.NewJob;
import com.example.batchjobs.batch.account.NewPool;
import com.example.batchjobs.batch.account.NewTask;
import com.example.batchjobs.local.QuickJava;

/** A Batch account that stands in for the one in Azure, with pools like those there. Its nodes are directories. */
public final class LocalAccount implements AutoCloseable {

    /** Where jobs run; Spot, so that its nodes can be taken away. */
    static final String POOL = "jobs";

    private static final String DISPATCHER = "dispatcher";
    private static final int NODES = 2;
    private static final String RECONCILE = "PT5S";
    private static final int FOR_EVER = -1;
    private static final Duration KEEP_FILES = Duration.ofDays(7);

    private final BatchEmulator emulator;
    private final BatchGateway batch;
    private final String processor;

    private LocalAccount(BatchEmulator emulator, String processor) {
        this.emulator = emulator;
        this.processor = processor;
        this.batch = BatchAccess.from(access()).open();
    }

    /**
     * Starts the account, and its nodes.
     *
     * @param project the directory of the whole project, which has been built
     * @param port where it listens on this machine; 0 for any free one
     * @param chaos how often a node is taken away
     * @throws IOException when the processor has not been built
     */
    public static LocalAccount start(Path project, int port, Optional<Duration> chaos) throws IOException {
        Path jar = project.resolve(Path.of("batch", "target", "processor.jar"));
        if (!Files.exists(jar)) {
            throw new IOException("There is no " + jar + ". Build the project: ./mvnw clean package");
        }
        BatchEmulator.Builder builder = BatchEmulator.builder().port(port);
        chaos.ifPresent(builder::chaosEvery);
        LocalAccount account = new LocalAccount(builder.start(), command(jar));
        account.batch.createPool(NewPool.ofNodes(POOL, 0, NODES));
        return account;
    }

    private static String command(Path jar) {
        return Stream.concat(
                        QuickJava.command().stream(),
                        Stream.of("-jar", jar.toAbsolutePath().toString()))
                .map("\"%s\" "::formatted)
                .collect(joining());
    }

    /** Where the page with its nodes and tasks is. */
    public URI page() {
        return emulator.page();
    }

    /** What has to be set for those who dispatch to it. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(access());
        settings.put(BatchSettings.POOL, POOL);
        settings.put(BatchSettings.COMMAND, processor + "process {job}");
        settings.put(BatchSettings.RECONCILE, RECONCILE);
        return settings;
    }

    private Map<String, String> access() {
        return Map.of(
                BatchAccess.ENDPOINT, emulator.endpoint(),
                BatchAccess.NAME, emulator.accountName(),
                BatchAccess.KEY, emulator.key());
    }

    /**
     * Starts the dispatcher as in Azure: as the manager task of a Batch job, on a dedicated node of its own.
     *
     * @param settings what its environment gets
     */
    void startDispatcher(Map<String, String> settings) {
        batch.createPool(NewPool.ofNodes(DISPATCHER, 1, 0));
        NewTask dispatcher = new NewTask(DISPATCHER, processor + "dispatch", settings, FOR_EVER, KEEP_FILES);
        batch.openJob(new NewJob(DISPATCHER, DISPATCHER, Optional.of(dispatcher)));
    }

    /** Ends everything that runs on its nodes. */
    @Override
    public void close() {
        emulator.close();
    }
}
