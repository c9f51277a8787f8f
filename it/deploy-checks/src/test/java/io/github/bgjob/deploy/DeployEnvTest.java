package io.github.bgjob.deploy;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people and their editors make of deploy.env is read the same by every shell, or refused. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class DeployEnvTest {

    private static final String GOOD = "NAME=shop\nRESOURCE_GROUP=rg-shop\nLOCATION=eastus2\n";

    @TempDir
    private Path place;

    /**
     * A row.
     *
     * @param text of deploy.env
     * @param says words that are printed
     * @param passed the last words of the deployment; none when the file is refused
     */
    private record Row(String name, String text, Charset charset, String says, List<String> passed) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                taken("usual", GOOD, "name=shop", "location=eastus2"),
                taken("with a byte order mark", "\uFEFF" + GOOD, "name=shop", "location=eastus2"),
                taken("with CRLF", GOOD.replace("\n", "\r\n"), "name=shop", "location=eastus2"),
                taken("without a last line end", GOOD.strip(), "name=shop", "location=eastus2"),
                taken("with comments and empty lines", "# a\n\n  \n" + GOOD, "name=shop", "location=eastus2"),
                taken("the last line of a name counts", GOOD + "LOCATION=westus\n", "name=shop", "location=westus"),
                taken("that of a parameter, too", GOOD + "planSku=B1\nplanSku=P1v3\n", "planSku=P1v3"),
                new Row("in UTF-16", "\uFEFF" + GOOD, UTF_16LE, "not in UTF-8", List.of()),
                new Row("in UTF-16 without a mark", GOOD, UTF_16LE, "not in UTF-8", List.of()),
                refused("no name", GOOD.replaceFirst("NAME.*\n", ""), "NAME in deploy/deploy.env is empty or missing"),
                refused("an empty name", GOOD + "NAME=\n", "NAME in deploy/deploy.env is empty or missing"),
                refused("a name that is nobody's", GOOD + "LOCATON=westus\n", "no setting LOCATON"),
                refused("a name with a blank", GOOD + "LOCATION =westus\n", "no setting LOCATION "),
                refused("export", "export " + GOOD, "no setting export NAME"),
                refused("no line of a setting", GOOD + "westus\n", "and not: westus"),
                refused("quotation marks", GOOD + "LOCATION=\"westus\"\n", "no quotation marks"),
                refused("other quotation marks", GOOD + "LOCATION='westus'\n", "no quotation marks"),
                refused("a blank at the end", GOOD + "LOCATION=westus \n", "no blanks"),
                refused("a tab at the end", GOOD + "LOCATION=westus\t\n", "no blanks"),
                refused("a blank before", GOOD + "LOCATION= westus\n", "no blanks"),
                refused("a pattern", GOOD + "RESOURCE_GROUP=rg-*\n", "resource group"),
                refused("what scripts give", GOOD + "location=westus\n", "LOCATION in deploy/deploy.env"),
                refused("who deploys", GOOD + "deployerPrincipalId=x\n", "--principal-id"));
    }

    private static Row taken(String name, String text, String... passed) {
        return new Row(name, text, UTF_8, "Deployed.", List.of(passed));
    }

    private static Row refused(String name, String text, String says) {
        return new Row(name, text, UTF_8, says, List.of());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void every_shell_reads_the_same(Row row) throws IOException, InterruptedException {
        for (Shell shell : Shell.values()) {
            shell.required();
            ShimmedRun run = new ShimmedRun(shell, Projects.of("flex"), place.resolve(shell.name())).withoutJdk();
            Files.write(run.project().resolve("deploy/deploy.env"), row.text().getBytes(row.charset()));
            ShimmedRun.Result result = run.run("deploy");

            assertThat(result.exit())
                    .as(result.printed())
                    .isEqualTo(row.passed().isEmpty() ? 2 : 0);
            assertThat(result.printed()).contains(row.says());
            if (row.passed().isEmpty()) {
                assertThat(result.calls()).isEmpty();
            } else {
                assertThat(result.call("az deployment group create")).containsAll(row.passed());
            }
        }
    }
}
