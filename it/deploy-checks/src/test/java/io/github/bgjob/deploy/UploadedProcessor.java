package io.github.bgjob.deploy;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.bgjob.batch.emulator.BatchEmulator;
import io.github.bgjob.batch.emulator.node.LocalLauncher;
import io.github.bgjob.batch.emulator.node.RunOrder;
import io.github.bgjob.deploy.bicep.Infra;

import com.acmetpl.jobs.azurite.Azurite;

/**
 * A Batch account on this machine whose nodes have nothing but what was uploaded: they start by the start task in the
 * project's Bicep, and run the job that the deployment has described. Only storage, account and package manager are
 * others than in Azure.
 */
final class UploadedProcessor implements AutoCloseable {

    private static final String PACKAGE = "/processor.jar";

    private final Path place;
    private final Azurite storage = Azurite.start();
    private final LocalLauncher processes = new LocalLauncher();
    private final HttpServer packages;
    private final BatchEmulator batch;
    private final Command az;

    private UploadedProcessor(byte[] processor, Path place) throws IOException {
        this.place = place;
        packages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        packages.createContext(PACKAGE, exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, processor.length);
                exchange.getResponseBody().write(processor);
            }
        });
        packages.start();
        batch = BatchEmulator.builder()
                .launcher((order, listener) -> processes.launch(onNode(order), listener))
                .start();
        az = new Command(
                place,
                Map.of(
                        "AZURE_BATCH_ENDPOINT", batch.endpoint(),
                        "AZURE_BATCH_ACCOUNT", batch.accountName(),
                        "AZURE_BATCH_ACCESS_KEY", batch.key(),
                        "AZURE_CONFIG_DIR", place.resolve("azure-of-nodes").toString(),
                        "AZURE_CORE_COLLECT_TELEMETRY", "false"),
                place);
    }

    /**
     * Starts pools and dispatcher.
     *
     * @param infra what the project's Bicep makes
     * @param job of the dispatcher, as it was described to Azure
     */
    static UploadedProcessor start(byte[] processor, Infra infra, Map<String, Object> job, Path place)
            throws IOException, InterruptedException {
        UploadedProcessor uploaded = new UploadedProcessor(processor, place);
        try {
            Map<String, Object> startTask = uploaded.startTask(infra);
            uploaded.create("pool", pool("jobs", 0, 1, startTask));
            uploaded.create("pool", pool("dispatcher", 1, 0, startTask));
            uploaded.create("job", uploaded.onThisMachine(job));
            return uploaded;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            uploaded.close();
            throw e;
        }
    }

    /** What a storage client needs to know. */
    String storage() {
        return storage.connectionString();
    }

    /** What nodes would have done with their package manager. */
    List<String> packages() throws IOException {
        return Files.readAllLines(packageLog());
    }

    private Path packageLog() {
        return place.resolve("apt-get.log");
    }

    private RunOrder onNode(RunOrder order) {
        Map<String, String> environment = new TreeMap<>(order.environment());
        environment.put(
                "PATH",
                Here.root().resolve("it/deploy-checks/src/test/node") + ":"
                        + Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"));
        environment.put("APT_GET_LOG", packageLog().toString());
        return new RunOrder(
                order.directory(),
                order.again(),
                order.commandLine(),
                environment,
                order.resourceFiles(),
                order.outputFiles());
    }

    private Map<String, Object> startTask(Infra infra) {
        String commandLine =
                infra.resources("Microsoft.Batch/batchAccounts/pools").get(0).text("properties.startTask.commandLine");
        return Map.of(
                "commandLine",
                commandLine,
                "waitForSuccess",
                true,
                "resourceFiles",
                List.of(Map.of(
                        "filePath",
                        "processor.jar",
                        "httpUrl",
                        "http://127.0.0.1:" + packages.getAddress().getPort() + PACKAGE)));
    }

    private static Map<String, Object> pool(String id, int dedicated, int spot, Map<String, Object> startTask) {
        return Map.of(
                "id",
                id,
                "vmSize",
                "standard_d2s_v5",
                "virtualMachineConfiguration",
                Map.of(
                        "imageReference",
                        Map.of("publisher", "microsoft-dsvm", "offer", "ubuntu-hpc", "sku", "2404"),
                        "nodeAgentSKUId",
                        "batch.node.ubuntu 24.04"),
                "targetDedicatedNodes",
                dedicated,
                "targetLowPriorityNodes",
                spot,
                "startTask",
                startTask);
    }

    /** The same job, for the account and the storage that are here. */
    private Map<String, Object> onThisMachine(Map<String, Object> job) {
        Map<String, String> settings = new TreeMap<>();
        Map<String, Object> manager = new HashMap<>();
        ((Map<?, ?>) job.get("jobManagerTask")).forEach((name, value) -> manager.put((String) name, value));
        for (Object setting : (List<?>) manager.get("environmentSettings")) {
            Map<?, ?> nameAndValue = (Map<?, ?>) setting;
            settings.put((String) nameAndValue.get("name"), (String) nameAndValue.get("value"));
        }
        settings.keySet().removeIf(name -> name.startsWith("AzureWebJobsStorage__"));
        settings.put("AzureWebJobsStorage", storage());
        settings.put("BATCH_ACCOUNT_ENDPOINT", batch.endpoint());
        settings.put("BATCH_ACCOUNT_NAME", batch.accountName());
        settings.put("BATCH_ACCOUNT_KEY", batch.key());
        List<Map<String, String>> environment = new ArrayList<>();
        settings.forEach((name, value) -> environment.add(Map.of("name", name, "value", value)));
        manager.put("environmentSettings", environment);
        Map<String, Object> changed = new HashMap<>(job);
        changed.put("jobManagerTask", manager);
        return changed;
    }

    private void create(String what, Map<String, Object> description) throws IOException, InterruptedException {
        Path json = Files.writeString(Files.createTempFile(place, what, ".json"), JSON.std.asString(description));
        az.succeed("az", "batch", what, "create", "--json-file", json.toString());
    }

    @Override
    public void close() {
        batch.close();
        processes.close();
        packages.stop(0);
        storage.close();
    }
}
