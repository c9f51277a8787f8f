package com.example.functionsjobs.local.functions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import com.example.functionsjobs.azurite.Azurite;

/** The app as the build has packaged it, to be run by the real host with quick retries and the test's processors. */
final class PackagedApp {

    /** So little that a picture of 100 megapixels does not fit. */
    private static final String SMALL_HEAP = "-Xmx160m";

    /** What an app with tasks wants to know; nobody listens there, because the jobs of these tests stay in the function. */
    private static final Map<String, String> NO_ACCOUNT = Map.of(
            "BATCH_ACCOUNT_ENDPOINT", "http://127.0.0.1:9",
            "BATCH_ACCOUNT_NAME", "none",
            "BATCH_ACCOUNT_KEY", "bm9uZQ==",
            "BATCH_POOL_ID", "none");

    private static final Path MODULE = Path.of("").toAbsolutePath();

    private PackagedApp() {}

    static HostProcess.Options on(Azurite azurite, Class<?> test) throws IOException {
        return on(azurite.connectionString(), test);
    }

    static HostProcess.Options on(String connectionString, Class<?> test) throws IOException {
        return asGenerated(connectionString, test)
                .withSettings(Map.of(
                        "AzureFunctionsJobHost__functionTimeout", "00:01:00",
                        "AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "00:00:00",
                        "AzureFunctionsJobHost__extensions__queues__maxPollingInterval", "00:00:00.1"))
                .withExtraClassPath(MODULE.resolve(Path.of("target", "test-classes")))
                .withJvmOptions(SMALL_HEAP);
    }

    /** With the queue's rules and the processors of the package. */
    static HostProcess.Options asGenerated(Azurite azurite, Class<?> test) throws IOException {
        return asGenerated(azurite.connectionString(), test);
    }

    private static HostProcess.Options asGenerated(String connectionString, Class<?> test) throws IOException {
        return HostProcess.Options.of(FunctionsPlatform.packagedApp(MODULE.getParent()))
                .withSettings(NO_ACCOUNT)
                .withSettings(Map.of(
                        "AzureWebJobsStorage", connectionString, "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", "21037056"))
                .withLog(MODULE.resolve(Path.of("target", test.getSimpleName() + "-host.log")));
    }
}
