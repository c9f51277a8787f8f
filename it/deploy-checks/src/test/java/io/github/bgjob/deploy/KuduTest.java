package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.bgjob.deploy.azure.AppDay;
import io.github.bgjob.deploy.azure.LocalApps;

/** An upload is what it says it is, by the real curl and a server on this machine. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class KuduTest {

    /** What the stand-in for az gives. */
    private static final String TOKEN = "e30.e30.TOKEN";

    @TempDir
    private static Path keys;

    private static LocalApps apps;

    @TempDir
    private Path place;

    @BeforeAll
    static void start() throws IOException, InterruptedException, GeneralSecurityException {
        apps = new LocalApps(keys);
    }

    @AfterAll
    static void stop() throws IOException {
        apps.close();
    }

    static Stream<KuduCase> table() {
        return KuduCases.all();
    }

    @ParameterizedTest
    @MethodSource("table")
    void an_upload_ends_as_the_table_says_in_every_shell(KuduCase row) throws IOException, InterruptedException {
        for (Shell shell : List.of(Shell.SH, Shell.POWERSHELL)) {
            shell.required();
            Upload upload = new Upload(row, shell);
            ShimmedRun.Result result = upload.run();
            assertThat(result.exit()).as("%s: %s", shell, result.printed()).isEqualTo(row.exit());
            assertThat(String.join(" ", upload.asked())).as(result.printed()).isEqualTo(row.asked());
            row.says().forEach(words -> assertThat(result.printed()).contains(words));
            assertThat(result.printed().contains("Deployed.")).isEqualTo(row.exit() == 0);
            assertThat(result.left()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void after_half_an_hour_no_upload_is_tried_again(Shell shell) throws IOException, InterruptedException {
        shell.required();
        KuduCase row = KuduCase.of("", "flex", AppDay.GOOD.uploads("403"), "latest publish");
        Upload upload = new Upload(row, shell);
        ShimmedRun.Result result = upload.with("DEPLOY_LIMIT_SECONDS", "0").run();

        assertThat(result.exit()).as(result.printed()).isEqualTo(1);
        assertThat(result.printed()).contains("Given up after 0 minutes: the upload was answered with 403");
        assertThat(upload.asked()).containsExactly("latest", "publish");
        result = new Upload(row, shell)
                .with("DEPLOY_LIMIT_SECONDS", "half an hour")
                .run();
        assertThat(result.exit()).as(result.printed()).isEqualTo(2);
    }

    /** Of a row in a shell, to an app of its own. */
    private final class Upload {

        private static int count;

        private final String app;
        private final ShimmedRun run;

        Upload(KuduCase row, Shell shell) throws IOException {
            synchronized (Upload.class) {
                app = "shop-" + count++;
            }
            run = new ShimmedRun(shell, Projects.of(row.platform()), place.resolve(app))
                    .withoutJdk()
                    .withRealCurl();
            run.set("token", TOKEN);
            Path file = run.project().resolve(row.packageFile());
            Files.createDirectories(file.getParent());
            Files.copy(run.shim().resolve("package.zip"), file);
            Path restarted = run.shim().resolve("restarted");
            String host = apps.add(app, row.query(), TOKEN, row.day(), () -> Files.exists(restarted));
            apps.environment().forEach(run::with);
            run.with("AZURE_RESOURCE_GROUP", "rg-shop")
                    .with("appName", app)
                    .with("appHost", host)
                    .with("publishQuery", row.query())
                    .with("startScript", "run.sh");
        }

        Upload with(String variable, String value) {
            run.with(variable, value);
            return this;
        }

        ShimmedRun.Result run() throws IOException, InterruptedException {
            ShimmedRun.Result result = run.run("upload", "send");
            String kind = Files.exists(run.project().resolve("target/functions.zip")) ? "functionapp" : "webapp";
            assertThat(result.steps())
                    .allMatch(List.of("az account get-access-token", "az " + kind + " restart")::contains);
            return result;
        }

        List<String> asked() {
            return apps.asked(app);
        }
    }
}
