package io.github.bgjob.deploy.bicep;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.github.bgjob.deploy.Finding;
import io.github.bgjob.deploy.Tool;

/**
 * Microsoft's compiler as one process for many files: starting it takes a second or two, and it is faster from the second
 * file on. What it is asked is what {@code build-params}, {@code lint}, {@code format} and {@code snapshot} do.
 *
 * <p>Source of the calls: ICliJsonRpcProtocol in Azure/bicep, stable since Bicep 0.29.
 */
public final class Compiler implements AutoCloseable {

    /** Who deploys where nothing else is said, so that roles of the deployer are among the resources. */
    public static final String DEPLOYER = "11111111-2222-3333-4444-555555555555";

    /** What main.bicepparam reads: who deploys, and the plan of an App Service that is there already. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "AZURE_PRINCIPAL_ID", DEPLOYER,
            "AZURE_APP_SERVICE_PLAN", "plan-web",
            "AZURE_APP_SERVICE_PLAN_GROUP", "rg-web");

    private static final Map<String, Object> PLACE = Map.of(
            "tenantId", "00000000-0000-0000-0000-00000000000a",
            "subscriptionId", Resource.SUBSCRIPTION,
            "resourceGroup", Resource.GROUP,
            "location", "eastus2",
            "deploymentName", "photo-worker");

    /** "The referenced module has errors", which are listed, too. */
    private static final String FOLLOWS = "BCP104";

    private static final int MINUTES = 2;

    private final Process process;
    private final JsonRpc rpc;
    private final ExecutorService caller = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "bicep");
        thread.setDaemon(true);
        return thread;
    });

    private Compiler(Process process) {
        this.process = process;
        this.rpc = new JsonRpc(process.getInputStream(), process.getOutputStream());
    }

    private static final class Shared {

        private static final Compiler COMPILER = start();

        private static Compiler start() {
            try {
                Compiler compiler = Compiler.start(ENVIRONMENT);
                Runtime.getRuntime().addShutdownHook(new Thread(compiler::close));
                return compiler;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The one of all tests in this JVM; ends the test where there is no compiler. */
    public static Compiler shared() {
        Tool.BICEP.path();
        return Shared.COMPILER;
    }

    /**
     * Starts one; ends the test where there is no compiler.
     *
     * @param environment what it finds in its environment, of names that begin with {@code AZURE_}: nothing else
     */
    public static Compiler start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Tool.BICEP.path().toString(), "jsonrpc", "--stdio");
        builder.environment().keySet().removeIf(name -> name.startsWith("AZURE_"));
        builder.environment().putAll(environment);
        return new Compiler(builder.redirectError(Redirect.INHERIT).start());
    }

    public String version() throws IOException {
        return (String) call("bicep/version", Map.of()).get("version");
    }

    /**
     * Compiles a project, with all rules of its bicepconfig.json.
     *
     * @param project where it lies
     */
    public Compilation compile(Path project) throws IOException {
        Path infra = project.resolve("infra").toRealPath();
        Map<String, Object> compiled = call(
                "bicep/compileParams",
                Map.of("path", infra.resolve("main.bicepparam").toString(), "parameterOverrides", Map.of()));
        List<Finding> findings = new ArrayList<>(findings(compiled.get("diagnostics"), infra));
        if (!Boolean.TRUE.equals(compiled.get("success"))) {
            return new Compilation(findings, Optional.empty());
        }
        List<String> files = files(infra);
        for (String file : files) {
            Path path = infra.resolve(file);
            if (!call("bicep/format", Map.of("path", path.toString()))
                    .get("contents")
                    .equals(Files.readString(path))) {
                findings.add(finding("infra/" + file, 0, "is not as 'bicep format' writes it"));
            }
        }
        return new Compilation(findings, Optional.of(infra(infra, compiled, files)));
    }

    private Infra infra(Path infra, Map<String, Object> compiled, List<String> files) throws IOException {
        Map<String, Object> parameters = new LinkedHashMap<>();
        Json.map(JSON.std.mapFrom((String) compiled.get("parameters")).get("parameters"))
                .forEach((name, value) -> parameters.put(name, Json.map(value).get("value")));
        Map<String, Object> snapshot = JSON.std.mapFrom((String) call(
                        "bicep/getSnapshot",
                        Map.of(
                                "path",
                                infra.resolve("main.bicepparam").toString(),
                                "metadata",
                                PLACE,
                                "externalInputs",
                                List.of()))
                .get("snapshot"));
        Map<String, Graph> graphs = new TreeMap<>();
        for (String file : files) {
            if (file.endsWith(".bicep")) {
                graphs.put(
                        file,
                        Graph.of(call(
                                "bicep/getDeploymentGraph",
                                Map.of("path", infra.resolve(file).toString()))));
            }
        }
        return new Infra(
                JSON.std.mapFrom((String) compiled.get("template")),
                parameters,
                Json.maps(snapshot.get("predictedResources")).stream()
                        .map(Resource::new)
                        .toList(),
                graphs);
    }

    private static List<String> files(Path infra) throws IOException {
        try (Stream<Path> children = Files.list(infra)) {
            return children.map(child -> child.getFileName().toString())
                    .filter(name -> name.endsWith(".bicep") || name.endsWith(".bicepparam"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Finding> findings(Object diagnostics, Path infra) {
        return Json.maps(diagnostics).stream()
                .filter(diagnostic -> !FOLLOWS.equals(diagnostic.get("code")))
                .map(diagnostic -> finding(
                        infra.getParent()
                                .relativize(Path.of((String) diagnostic.get("source")))
                                .toString()
                                .replace(File.separatorChar, '/'),
                        1 + (int) Json.at(diagnostic, "range.start.line").orElse(-1),
                        diagnostic.get("code") + " " + diagnostic.get("message")))
                .toList();
    }

    private static Finding finding(String file, int line, String message) {
        return new Finding(Finding.Finder.COMPILER, file, line, message);
    }

    /** In a thread of its own, because nothing ends a thread that waits for a pipe. */
    private Map<String, Object> call(String method, Map<String, Object> parameters) throws IOException {
        try {
            return caller.submit(() -> rpc.call(method, parameters)).get(MINUTES, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw new IOException("bicep: " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            close();
            throw new IOException("bicep does not answer " + method + " within " + MINUTES + " minutes", e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for bicep", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        caller.shutdownNow();
    }
}
