package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.bgjob.deploy.azure.CompiledTemplate;
import io.github.bgjob.deploy.azure.Exchange;
import io.github.bgjob.deploy.azure.LocalAzure;
import io.github.bgjob.deploy.bicep.Infra;

/**
 * A generated project is deployed by its own scripts and the real Azure CLI to a stand-in for Azure on this machine; what
 * was uploaded then has to process a picture. Two ways, which have all the scripts between them, in each build; all of them
 * with {@code ./mvnw verify -Pazure-cli}.
 */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class AzureCliIT {

    private static final byte[] NOTHING = {};

    @TempDir
    private Path place;

    private GeneratedProject project;
    private LocalAzure azure;
    private Command inProject;

    /**
     * A way to deploy.
     *
     * @param answers what bgjob-init is given
     * @param set the options of deploy.sh that this way cannot do without, by parameter
     */
    private record Way(String name, String answers, Map<String, Object> set, boolean always) {

        Way(String name, String answers, Map<String, Object> set) {
            this(name, answers, set, false);
        }

        Way inEachBuild() {
            return new Way(name, answers, set, true);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Way> ways() {
        return allWays().filter(way -> way.always() || Boolean.getBoolean("bgjob.deploy.all-ways"));
    }

    private static Stream<Way> allWays() {
        return Stream.of(
                new Way("Functions on Flex Consumption", "--duration 2m", Map.of()),
                new Way(
                        "Functions with always-ready instances",
                        "--duration 8m --availability always-ready --budget high",
                        Map.of()),
                new Way("Functions on a Dedicated plan", "--duration 200d --budget low", Map.of()),
                new Way("WebJobs in a new App Service", "--duration 2m --platform webjobs", Map.of()),
                new Way(
                                "WebJobs in an existing App Service",
                                "--duration 30s --app-service windows",
                                Map.of("existingPlanName", "plan-web", "existingPlanResourceGroup", "rg-web"))
                        .inEachBuild(),
                new Way("Batch on Spot nodes", "--duration 2h --budget low", Map.of()),
                new Way("Batch on dedicated nodes", "--duration 10d --budget high", Map.of()),
                new Way(
                                "Functions with Batch behind",
                                "--duration 2h --budget low --availability always-ready",
                                Map.of())
                        .inEachBuild());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_project_is_deployed_deployed_again_run_and_taken_down(Way way)
            throws IOException, InterruptedException, GeneralSecurityException {
        project = GeneratedProject.of(way.answers(), place);
        Infra infra = project.infra();
        CompiledTemplate template = CompiledTemplate.of(infra);
        ExpectedRequests expected = ExpectedRequests.of(template);
        try (LocalAzure local = new LocalAzure(place, template)) {
            azure = local;
            logIn();

            // Of a dispatcher that was just started nothing is known yet.
            deploy(way, expected.dispatcher() ? "Uploaded, with the build " : "Deployed.");
            List<Exchange> first = exchanges();
            assertThat(writes(first)).isEqualTo(expected.writes(true));
            assertThat(refusedReads(first)).isEqualTo(expected.refusedReads());
            assertThat(first)
                    .filteredOn(exchange -> exchange.path().contains("/operationStatuses/"))
                    .hasSize(3);
            assertThat(azure.deployed()).containsExactly(parameters(way, infra));
            byte[] appPackage = azure.uploaded().orElse(NOTHING);
            byte[] processor = azure.processor().orElse(NOTHING);

            deploy(way, "Deployed.", "--skip-build");
            List<Exchange> second = exchanges();
            assertThat(writes(second)).isEqualTo(expected.writes(false));
            assertThat(refusedReads(second)).isEmpty();
            assertThat(azure.deployed()).containsExactly(parameters(way, infra), again(way, infra));
            assertThat(azure.uploaded().orElse(NOTHING)).isEqualTo(appPackage);
            assertThat(azure.processor().orElse(NOTHING)).isEqualTo(processor);

            assertThat(messagesWaiting(template.outputs().get("storageAccountName")))
                    .isEqualTo("7\n");
            if (expected.batch()) {
                refuseOtherNodes(way);
            }

            Picture.assertIsThumbnail(expected.app() ? thumbnailOfTheApp() : thumbnailOfATask(infra));

            inProject.succeed("sh", "deploy/teardown.sh", "--yes");
            assertThat(writes(exchanges())).containsExactly(ExpectedRequests.DELETION);
            assertThat(azure.isEmpty()).isTrue();
            assertThat(inProject.succeed("sh", "deploy/teardown.sh", "--yes")).contains("nothing is left");
            assertThat(writes(exchanges())).isEmpty();
        }
    }

    private void deploy(Way way, String says, String... options) throws IOException, InterruptedException {
        assertThat(inProject.succeed(command(way, options))).contains(says);
    }

    /** Pools here have nodes, and so keep their size. */
    private void refuseOtherNodes(Way way) throws IOException, InterruptedException {
        String printed = inProject.end(1, command(way, "--skip-build", "--set", "nodeSize=Standard_D2s_v3"));
        assertThat(printed).contains("PropertyCannotBeUpdated", "az batch pool delete --pool-id POOL --yes");
        exchanges();
    }

    private static String[] command(Way way, String... options) {
        List<String> command = new ArrayList<>(List.of("sh", "deploy/deploy.sh"));
        command.addAll(List.of(options));
        way.set().forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
        return command.toArray(String[]::new);
    }

    /** The CLI starts the compiler that lies in its own directory. */
    private void logIn() throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(azure.environment());
        Path cli = place.resolve("azure");
        Path az = Tool.AZ.path();
        environment.put("PATH", az.getParent() + ":" + System.getenv("PATH"));
        environment.put("AZURE_CONFIG_DIR", cli.toString());
        environment.put("AZURE_BICEP_USE_BINARY_FROM_PATH", "false");
        environment.put("AZURE_BICEP_CHECK_VERSION", "false");
        environment.put("DEPLOY_PAUSE_SECONDS", "0");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        inProject = new Command(project.directory(), environment, place);
        Path compiler = Files.createDirectories(cli.resolve("bin")).resolve("bicep");
        Files.writeString(compiler, "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(Tool.BICEP.path()));
        assertThat(compiler.toFile().setExecutable(true)).isTrue();
        inProject.succeed(
                az.toString(),
                "login",
                "--service-principal",
                "--username",
                LocalAzure.APPLICATION,
                "--password",
                "of-the-stand-in",
                "--tenant",
                LocalAzure.TENANT);
        azure.exchanges();
    }

    /** Every exchange since the last call of this but those of the login, which are the CLI's own affair. */
    private List<Exchange> exchanges() {
        return azure.exchanges().stream()
                .filter(exchange -> !exchange.host().startsWith("login."))
                .toList();
    }

    /** Asked as the README says. */
    private String messagesWaiting(String account) throws IOException, InterruptedException {
        ReadmeCommands.Az command = ReadmeCommands.in(Files.readString(project.resolve("deploy/README.md")))
                .filter(it -> it.has("properties.approximateMessageCount"))
                .findFirst()
                .orElseThrow();
        return inProject.succeed(Stream.concat(Stream.of(Tool.AZ.path().toString()), command.arguments().stream())
                .map(word -> word.replace("ACCOUNT", account))
                .toArray(String[]::new));
    }

    private static List<String> writes(List<Exchange> exchanges) {
        return exchanges.stream()
                .filter(exchange -> !isRead(exchange))
                .map(AzureCliIT::inLowerCase)
                .toList();
    }

    private static List<String> refusedReads(List<Exchange> exchanges) {
        return exchanges.stream()
                .filter(exchange -> isRead(exchange) && exchange.isRefused())
                .map(AzureCliIT::inLowerCase)
                .toList();
    }

    private static boolean isRead(Exchange exchange) {
        return exchange.method().equals("GET") || exchange.method().equals("HEAD");
    }

    /** Names in Resource Manager's paths are the same in capitals. */
    private static String inLowerCase(Exchange exchange) {
        return exchange.method()
                + exchange.toString().substring(exchange.method().length()).toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> parameters(Way way, Infra infra) {
        Map<String, Object> parameters = new HashMap<>(infra.parameters());
        parameters.put("name", "shop");
        parameters.put("location", "eastus2");
        parameters.put("deployerPrincipalId", LocalAzure.PRINCIPAL);
        parameters.put("deployerPrincipalType", "ServicePrincipal");
        parameters.putAll(way.set());
        return parameters;
    }

    /** The second time the quota is known: of Spot nodes it holds so many. */
    private static Map<String, Object> again(Way way, Infra infra) {
        Map<String, Object> parameters = parameters(way, infra);
        parameters.computeIfPresent(
                "heldSpotNodes", (name, unknown) -> LocalAzure.spotNodes((String) parameters.get("nodeSize")));
        return parameters;
    }

    private byte[] thumbnailOfTheApp() throws IOException, InterruptedException {
        byte[] app = azure.uploaded().orElseThrow();
        Path zip = project.resolve("webjob/target/app-service.zip");
        if (Files.exists(zip)) {
            Files.write(zip, app);
        } else {
            UploadedApp.unpackFunctions(app, project);
        }
        if (azure.processor().isPresent()) {
            Files.write(
                    project.resolve("batch/target/processor.jar"),
                    azure.processor().get());
        }
        try (UploadedApp running = UploadedApp.start(project, place)) {
            return running.thumbnail(Picture.jpeg());
        }
    }

    private byte[] thumbnailOfATask(Infra infra) throws IOException, InterruptedException {
        Files.write(project.resolve("photo.jpg"), Picture.jpeg());
        try (UploadedProcessor nodes = UploadedProcessor.start(
                azure.processor().orElseThrow(), infra, azure.job().orElseThrow(), place)) {
            new Command(project.directory(), Map.of("AzureWebJobsStorage", nodes.storage()), place)
                    .succeed(
                            "./jobs",
                            "submit",
                            "photo.jpg",
                            "--operation",
                            "thumbnail",
                            "--width",
                            "160",
                            "--height",
                            "160",
                            "--wait",
                            "--output",
                            "small.jpg");
            assertThat(nodes.packages()).anyMatch(line -> line.matches(".* install openjdk-\\d+-jre-headless"));
        }
        return Files.readAllBytes(project.resolve("small.jpg"));
    }
}
