package com.example.batchjobs.azurite;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Azure Storage on this machine: blobs, queues and tables on free loopback ports, with an account key that is made up at
 * every start and so stands in no source.
 *
 * <p>Needs Node.js with npm on the {@code PATH}. The first start of a user installs the package (about ten seconds with
 * a fast network); later ones take one or two seconds and need no network. The process ends with this one, even when
 * this one is killed.
 */
public final class Azurite implements AutoCloseable {

    private static final String ACCOUNT = "local";
    private static final int KEY_BYTES = 64;

    private final Path script;
    private final Optional<Path> dataDirectory;
    private final String key = randomKey();
    private AzuriteProcess process;
    private Endpoints endpoints;

    private Azurite(Optional<Path> dataDirectory) {
        this.dataDirectory = dataDirectory.map(Path::toAbsolutePath);
        this.script = AzuriteInstallation.ofThisUser().script();
        start(Endpoints.ON_FREE_PORTS);
    }

    /**
     * Starts with empty storage that is kept in memory.
     *
     * @throws AzuriteUnavailable when Node.js is missing or too old, or the package cannot be installed or started
     */
    public static Azurite start() {
        return new Azurite(Optional.empty());
    }

    /**
     * Starts on the data in a directory, which is created when absent. Its account key is new: data stays readable, old
     * connection strings do not.
     *
     * @throws AzuriteUnavailable when Node.js is missing or too old, or the package cannot be installed or started
     */
    public static Azurite start(Path dataDirectory) {
        return new Azurite(Optional.of(dataDirectory));
    }

    /** What a storage client needs to know, key included. Stays the same over {@link #restart()}. */
    public synchronized String connectionString() {
        return "DefaultEndpointsProtocol=http;AccountName=%1$s;AccountKey=%2$s;BlobEndpoint=%3$s/%1$s;QueueEndpoint=%4$s/%1$s;TableEndpoint=%5$s/%1$s"
                .formatted(ACCOUNT, key, endpoints.blob(), endpoints.queue(), endpoints.table());
    }

    /** Stops the process; what is in memory is lost. Does nothing when it is stopped already. */
    public synchronized void stop() {
        if (process != null) {
            process.close();
            process = null;
        }
    }

    /** Stops the process when it runs and starts it on the same ports; data is there again if it is in a directory. */
    public synchronized void restart() {
        stop();
        start(endpoints);
    }

    @Override
    public void close() {
        stop();
    }

    private void start(Endpoints wanted) {
        List<String> arguments = new ArrayList<>(List.of("--silent", "--disableTelemetry", "--skipApiVersionCheck"));
        arguments.addAll(
                dataDirectory.map(it -> List.of("--location", it.toString())).orElse(List.of("--inMemoryPersistence")));
        arguments.addAll(List.of("--blobPort", "" + wanted.blob().getPort()));
        arguments.addAll(List.of("--queuePort", "" + wanted.queue().getPort()));
        arguments.addAll(List.of("--tablePort", "" + wanted.table().getPort()));
        process = AzuriteProcess.start(script, arguments, Map.of("AZURITE_ACCOUNTS", ACCOUNT + ":" + key));
        endpoints = process.endpoints();
    }

    private static String randomKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
