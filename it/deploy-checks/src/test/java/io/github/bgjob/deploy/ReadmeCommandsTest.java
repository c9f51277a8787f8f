package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that README files have people type are ones that the Azure CLI takes, said by its own parser. */
@Timeout(600)
class ReadmeCommandsTest {

    /**
     * Commands that come with an extension, which is downloaded from elsewhere than any registry, and their options.
     * Source: {@code src/application-insights/azext_applicationinsights/_params.py} of Azure/azure-cli-extensions.
     */
    private static final Map<String, Set<String>> OF_EXTENSIONS = Map.of(
            "monitor app-insights query",
            Set.of(
                    "--app",
                    "--apps",
                    "--analytics-query",
                    "--start-time",
                    "--end-time",
                    "--offset",
                    "--resource-group"));

    private static final String MISSING = "the following arguments are required";

    @TempDir
    private Path temp;

    @Test
    void the_azure_cli_takes_every_command_of_every_readme() throws Exception {
        Map<String, ReadmeCommands.Az> commands = new TreeMap<>();
        Projects.all()
                .flatMap(project -> ReadmeCommands.of(project).stream())
                .forEach(command -> commands.put(command.toString(), command));

        List<String> refused = new ArrayList<>();
        List<ReadmeCommands.Az> known = new ArrayList<>();
        commands.values().forEach(command -> {
            if (extension(command).isEmpty()) {
                known.add(command);
            } else if (!isOfExtension(command)) {
                refused.add(command + ": has an option that its extension does not know");
            }
        });
        List<String> complaints = complaints(known);
        for (int i = 0; i < known.size(); i++) {
            String complaint = complaints.get(i);
            if (complaint != null && (known.get(i).isWhole() || !complaint.contains(MISSING))) {
                refused.add(known.get(i) + ": " + complaint);
            }
        }

        assertThat(refused).isEmpty();
        assertThat(commands.keySet())
                .as("commands that were found")
                .anyMatch(it -> it.startsWith("az ad app create"))
                .anyMatch(it -> it.startsWith("az monitor app-insights query"))
                .anyMatch(it -> it.contains("properties.approximateMessageCount"))
                .anyMatch(it -> it.startsWith("az batch job delete"));
    }

    @Test
    void a_readme_says_which_extension_a_command_wants() {
        assertThat(Projects.all().filter(project -> ReadmeCommands.of(project).stream()
                        .anyMatch(command -> !extension(command).isEmpty())))
                .isNotEmpty()
                .allSatisfy(project -> assertThat(
                                ReadmeCommands.of(project).stream().map(Object::toString))
                        .contains("az extension add --name application-insights"));
    }

    /** App Service asks Microsoft Entra for an ID token; a registration that issues none fails with AADSTS700054. */
    @Test
    void the_registration_that_people_sign_in_with_issues_id_tokens() {
        List<ReadmeCommands.Az> registrations = Projects.all()
                .filter(project -> project.platform().equals("webjobs"))
                .flatMap(project -> ReadmeCommands.of(project).stream())
                .filter(command -> command.toString().startsWith("az ad app create"))
                .toList();

        assertThat(registrations)
                .hasSameSizeAs(Projects.all()
                        .filter(project -> project.platform().equals("webjobs"))
                        .toList())
                .allSatisfy(command -> {
                    assertThat(command.option("--enable-id-token-issuance")).isEqualTo("true");
                    assertThat(command.option("--web-redirect-uris")).endsWith("/.auth/login/aad/callback");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ad app create --display-name x --enable-id-token-issuance true | ''
            ad app create --display-name x --id-tokens true                | unrecognized arguments: --id-tokens true
            batch pol list                                                 | 'pol' is misspelled or not recognized by the system.
            group list --query [].{                                        | argument --query: invalid jmespath_type value: '[].{'
            batch job delete                                               | the following arguments are required: --job-id
            """)
    void a_command_that_the_azure_cli_does_not_take_is_found(String command, String complaint) throws Exception {
        List<String> said = complaints(List.of(new ReadmeCommands.Az(List.of(command.split(" ")), true)));

        assertThat(said.get(0) == null ? "" : said.get(0).lines().findFirst().orElseThrow())
                .isEqualTo(complaint);
    }

    private static List<String> extension(ReadmeCommands.Az command) {
        return OF_EXTENSIONS.keySet().stream()
                .filter(name -> command.toString().startsWith("az " + name + " "))
                .toList();
    }

    private static boolean isOfExtension(ReadmeCommands.Az command) {
        Set<String> options = OF_EXTENSIONS.get(extension(command).get(0));
        return command.arguments().stream().filter(it -> it.startsWith("--")).allMatch(options::contains);
    }

    /** What the parser has against each; null for nothing. Its own Python runs it. */
    private List<String> complaints(List<ReadmeCommands.Az> commands) throws IOException, InterruptedException {
        Path python = Tool.AZ.path().toRealPath().resolveSibling("python3");
        Path program = Here.root().resolve("it/deploy-checks/src/test/python/parse_az.py");
        Path request = Files.writeString(
                temp.resolve("commands.json"),
                JSON.std.asString(
                        commands.stream().map(ReadmeCommands.Az::arguments).toList()));
        ProcessBuilder builder = new ProcessBuilder(python.toString(), program.toString())
                .redirectInput(request.toFile())
                .redirectError(temp.resolve("log").toFile());
        builder.environment().put("AZURE_CONFIG_DIR", temp.resolve("azure").toString());
        builder.environment().put("AZURE_CORE_COLLECT_TELEMETRY", "no");
        Process process = builder.start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(temp.resolve("log"))).isZero();
        return Stream.of(JSON.std.arrayFrom(answer)).map(String.class::cast).toList();
    }
}
