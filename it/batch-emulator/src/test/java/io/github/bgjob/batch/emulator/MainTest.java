package io.github.bgjob.batch.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MainTest {

    private static Process started(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String everything(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void itSaysWhereItIsAndItsPageShowsPoolsAndPreemptsNodes() throws Exception {
        Process process = started("--account", "mine", "--spot-return", "1h");
        try (BufferedReader output = process.inputReader()) {
            String text = "";
            for (String line = output.readLine(); line != null && !line.contains("Ctrl-C"); line = output.readLine()) {
                text += line + "\n";
            }
            assertThat(text).contains("AZURE_BATCH_ACCOUNT=mine").contains("Anyone with the key can run commands");
            String endpoint = value(text, "AZURE_BATCH_ENDPOINT=");
            URI page = URI.create(value(text, "tasks: "));
            assertThat(endpoint).matches("http://127\\.0\\.0\\.1:\\d+");
            var client = OfficialClient.of(endpoint, "mine", value(text, "AZURE_BATCH_ACCESS_KEY="));
            client.poolOperations()
                    .createPool(new com.microsoft.azure.batch.protocol.models.PoolAddParameter()
                            .withId("pool")
                            .withVmSize("small")
                            .withTargetLowPriorityNodes(1));
            String node = List.copyOf(client.computeNodeOperations().listComputeNodes("pool"))
                    .get(0)
                    .id();

            assertThat(get(page)).contains("<title>Batch emulator</title>");
            assertThat(get(page.resolve("state"))).contains(node).contains("\"state\":\"idle\"");
            HttpResponse<String> preempted = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(page.resolve("pools/pool/nodes/" + node + "/preempt"))
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(preempted.statusCode()).isEqualTo(200);
            assertThat(get(page.resolve("state"))).contains("\"state\":\"preempted\"");
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static String value(String text, String name) {
        return text.lines()
                .filter(line -> line.contains(name))
                .map(line -> line.substring(line.indexOf(name) + name.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    private static String get(URI uri) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    @Test
    void badOptionsAreRefusedWithAReason() throws Exception {
        Process process = started("--chaos", "often");

        assertThat(everything(process)).contains("'often' is no time; write 5s, 2m or 1h30m");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void theAccountMayBeAsSmallAsANewOne() throws Exception {
        Process process = started("--key", "a2V5", "--quota-pools", "0");
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            while (!line.contains("AZURE_BATCH_ENDPOINT=")) {
                line = output.readLine();
            }
            var client = OfficialClient.of(value(line, "AZURE_BATCH_ENDPOINT="), "emulator", "a2V5");

            assertThat(Scene.refusal(() -> client.poolOperations()
                            .createPool(new com.microsoft.azure.batch.protocol.models.PoolAddParameter()
                                    .withId("pool")
                                    .withVmSize("small"))))
                    .isEqualTo("409 PoolQuotaReached");
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void aQuotaThatIsNoneIsRefused() throws Exception {
        Process process = started("--quota-family-cores", "standardDSv5Family=-1");

        assertThat(everything(process)).contains("A quota is 0 or more");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (BatchEmulator other = BatchEmulator.start()) {
            String port = Integer.toString(URI.create(other.endpoint()).getPort());
            Process process = started("--port", port);

            assertThat(everything(process)).contains(port);
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }
}
