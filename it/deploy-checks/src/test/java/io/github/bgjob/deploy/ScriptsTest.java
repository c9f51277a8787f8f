package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The scripts do what they say, in the right order, also when Azure is slow, refuses or fails. */
@Timeout(120)
class ScriptsTest {

    private static final List<String> BEFORE_UPLOAD = List.of(
            "az version",
            "az account show",
            "az account get-access-token",
            "mvnw",
            "az group exists",
            "az group create",
            "az deployment group create",
            "az deployment group show");
    private static final List<String> PUBLISH = List.of(
            "az account get-access-token",
            "curl /api/publish?RemoteBuild=false",
            "curl /api/deployments/latest",
            "curl /api/health");

    @TempDir
    private Path place;

    private ShimmedRun run;

    private ShimmedRun.Result result;

    private void given(Shell shell, String platform) throws IOException {
        shell.required();
        run = new ShimmedRun(shell, Projects.of(platform), place);
    }

    @BeforeEach
    void nothing() {
        result = null;
    }

    @ParameterizedTest
    @EnumSource
    void a_functions_app_is_built_made_uploaded_and_awaited(Shell shell) throws IOException, InterruptedException {
        given(shell, "flex");
        result = run.run("deploy");

        assertThat(result.exit()).as(result.printed()).isZero();
        assertThat(result.steps())
                .isEqualTo(
                        Stream.of(BEFORE_UPLOAD, PUBLISH).flatMap(List::stream).toList());
        assertThat(result.printed()).contains("https://shop-x.azurewebsites.net/");
        assertThat(result.call("az group create"))
                .contains("rg-photo-worker", "eastus2", "made-by-deploy=photo-worker");
        assertThat(result.call("az deployment group create"))
                .contains(
                        "infra/main.bicepparam",
                        "name=photo-worker",
                        "location=eastus2",
                        "deployerPrincipalId=11111111-2222-3333-4444-555555555555",
                        "deployerPrincipalType=User");
        assertThat(result.call("curl /api/publish?RemoteBuild=false"))
                .contains("https://shop-x.scm.azurewebsites.net/api/publish?RemoteBuild=false", "POST")
                .doesNotContain("TOKEN-OF-THE-DEPLOYER");
        assertThat(run.get("config")).contains("Authorization: Bearer e30.", ".TOKEN-OF-THE-DEPLOYER");
        assertThat(entries(run.project().resolve("target/functions.zip")))
                .contains("host.json", "process/function.json")
                .doesNotContain("local.settings.json");
    }

    @ParameterizedTest
    @EnumSource
    void a_web_job_is_uploaded_in_the_zip_that_maven_has_made(Shell shell) throws IOException, InterruptedException {
        given(shell, "webjobs");
        result = run.run("deploy");

        assertThat(result.exit()).as(result.printed()).isZero();
        assertThat(result.steps())
                .isEqualTo(
                        Stream.of(BEFORE_UPLOAD, PUBLISH).flatMap(List::stream).toList());
        assertThat(String.join(" ", result.call("curl /api/publish?RemoteBuild=false")))
                .contains("@" + run.project().resolve("webjob/target/app-service.zip"));
    }

    @ParameterizedTest
    @EnumSource
    void batch_gets_the_processor_and_one_dispatcher_that_never_runs_on_spot(Shell shell)
            throws IOException, InterruptedException {
        given(shell, "batch");
        result = run.run("deploy");

        assertThat(result.exit()).as(result.printed()).isZero();
        assertThat(result.steps())
                .isEqualTo(Stream.concat(
                                BEFORE_UPLOAD.stream(),
                                Stream.of(
                                        "az storage blob upload",
                                        "az batch account login",
                                        "az batch node list",
                                        "az batch job show",
                                        "az batch job create"))
                        .toList());
        Map<?, ?> job = JSON.std.mapFrom(run.get("job.json"));
        Map<?, ?> manager = (Map<?, ?>) job.get("jobManagerTask");
        assertThat(job.get("poolInfo")).isEqualTo(Map.of("poolId", "dispatcher"));
        assertThat(manager.get("allowLowPriorityNode")).isEqualTo(false);
        assertThat(manager.get("commandLine"))
                .isEqualTo("/bin/sh -c 'exec java -jar \"$AZ_BATCH_NODE_SHARED_DIR/processor.jar\" dispatch'");
        assertThat(List.<Object>copyOf((List<?>) manager.get("environmentSettings")))
                .containsExactlyInAnyOrder(
                        setting("AzureWebJobsStorage__accountName", "shopx"),
                        setting("AzureWebJobsStorage__credential", "managedidentity"),
                        setting("AzureWebJobsStorage__clientId", "client-1"),
                        setting("BATCH_ACCOUNT_ENDPOINT", "https://shopbatch.eastus2.batch.azure.com"),
                        setting("BATCH_POOL_ID", "jobs"));
    }

    @ParameterizedTest
    @EnumSource
    void the_mix_gets_both(Shell shell) throws IOException, InterruptedException {
        given(shell, "mix");
        result = run.run("deploy");

        assertThat(result.exit()).as(result.printed()).isZero();
        assertThat(result.steps())
                .isEqualTo(Stream.of(
                                BEFORE_UPLOAD,
                                List.of("az storage blob upload", "az batch account login", "az batch node list"),
                                PUBLISH)
                        .flatMap(List::stream)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void an_upload_is_tried_again_while_roles_spread_and_another_deployment_runs(Shell shell)
            throws IOException, InterruptedException {
        given(shell, "flex");
        run.set("refuse-upload", "2");
        run.set("refuse-conflict", "1");
        run.set("refuse-slow", "2");
        run.set("refuse-health", "1");
        result = run.run("deploy");

        assertThat(result.exit()).as(result.printed()).isZero();
        assertThat(result.steps()).filteredOn(step -> step.contains("publish")).hasSize(4);
        assertThat(result.steps())
                .filteredOn(step -> step.contains("deployments"))
                .hasSize(3);
        assertThat(result.steps()).filteredOn(step -> step.contains("health")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void a_blob_is_tried_again_while_roles_spread(Shell shell) throws IOException, InterruptedException {
        given(shell, "batch");
        run.set("refuse-upload", "2");
        result = run.run("deploy");

        assertThat(result.exit()).as(result.printed()).isZero();
        assertThat(result.steps()).filteredOn("az storage blob upload"::equals).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_refused_for_good_is_not_tried_again(Shell shell) throws IOException, InterruptedException {
        given(shell, "flex");
        run.set("refuse-for-good", "9");
        result = run.run("deploy");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.printed()).contains("refused with 400", "not a zip");
        assertThat(result.steps()).filteredOn(step -> step.contains("publish")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_refused_all_the_time_is_given_up(Shell shell) throws IOException, InterruptedException {
        given(shell, "flex");
        run.set("refuse-upload", "99");
        result = run.run("deploy");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.printed()).contains("Given up after 4 tries", "403");
    }

    @ParameterizedTest
    @EnumSource
    void a_second_run_makes_nothing_twice(Shell shell) throws IOException, InterruptedException {
        given(shell, "batch");
        assertThat(run.run("deploy").exit()).isZero();
        run.set("nodes", "node-1\nnode-2\n");
        result = run.run("deploy");

        assertThat(result.exit()).as(result.printed()).isZero();
        assertThat(result.steps())
                .doesNotContain("az group create", "az batch job create")
                .contains("az batch node reboot");
        assertThat(result.call("az deployment group create")).contains("location=northeurope");
        assertThat(result.calls().stream().filter(call -> call.contains("reboot")))
                .extracting(call -> call.get(call.indexOf("--node-reboot-option") + 1))
                .containsExactly("taskcompletion", "taskcompletion", "requeue", "requeue");
    }

    @ParameterizedTest
    @EnumSource
    void without_a_login_nothing_is_done(Shell shell) throws IOException, InterruptedException {
        given(shell, "flex");
        run.set("logged-out", "");
        result = run.run("deploy");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.printed()).contains("az login");
        assertThat(result.steps()).containsExactly("az version", "az account show");
    }

    @ParameterizedTest
    @CsvSource({
        "SH, 2.53.1, 3, az 2.53 is too old",
        "POWERSHELL, 2.53.1, 3, az 2.53 is too old",
        "SH, 2.9.0, 3, az 2.9 is too old",
        "POWERSHELL, 2.9.0, 3, az 2.9 is too old",
        "SH, 2.54.0, 0, https://shop-x",
        "POWERSHELL, 2.54.0, 0, https://shop-x",
        "SH, 2.100.0, 0, https://shop-x",
        "POWERSHELL, 2.100.0, 0, https://shop-x",
        "SH, 3.0.0, 0, https://shop-x",
        "POWERSHELL, 3.0.0, 0, https://shop-x",
        "SH, unknown, 3, cannot be read",
        "POWERSHELL, unknown, 3, cannot be read"
    })
    void an_az_that_cannot_do_it_is_refused_before_anything_is_made(
            Shell shell, String version, int exit, String message) throws IOException, InterruptedException {
        given(shell, "flex");
        run.set("az-version", version);
        result = run.run("deploy");

        assertThat(result.exit()).as(result.printed()).isEqualTo(exit);
        assertThat(result.printed()).contains(message);
        if (exit != 0) {
            assertThat(result.steps()).containsExactly("az version");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_workflow_that_deploys_gets_the_roles_that_its_upload_needs(Shell shell)
            throws IOException, InterruptedException {
        given(shell, "batch");
        run.set("login-type", "servicePrincipal");
        result = run.run("deploy");

        assertThat(result.exit()).as(result.printed()).isZero();
        assertThat(result.call("az deployment group create"))
                .contains(
                        "deployerPrincipalId=11111111-2222-3333-4444-555555555555",
                        "deployerPrincipalType=ServicePrincipal");
    }

    @ParameterizedTest
    @EnumSource
    void nobody_gets_roles_who_is_not_to_have_them(Shell shell) throws IOException, InterruptedException {
        given(shell, "flex");
        result = run.run("deploy", "--principal-id", "none");

        assertThat(result.exit()).as(result.printed()).isZero();
        assertThat(result.call("az deployment group create")).contains("deployerPrincipalId=");
    }

    @ParameterizedTest
    @EnumSource
    void what_cannot_be_built_is_not_deployed(Shell shell) throws IOException, InterruptedException {
        given(shell, "flex");
        run.set("broken-build", "");
        result = run.run("deploy");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.steps()).noneMatch(step -> step.startsWith("az group"));
    }

    @ParameterizedTest
    @EnumSource
    void without_resources_nothing_is_uploaded(Shell shell) throws IOException, InterruptedException {
        given(shell, "flex");
        run.set("refuse-deployment", "1");
        result = run.run("deploy");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.printed()).contains("QuotaExceeded");
        assertThat(result.steps()).noneMatch(step -> step.startsWith("curl"));
    }

    @ParameterizedTest
    @EnumSource
    void names_and_values_with_spaces_stay_whole(Shell shell) throws IOException, InterruptedException {
        given(shell, "flex");
        result = run.run("deploy", "--resource-group", "jobs (of the shop)", "--set", "functionTimeout=a b");

        assertThat(result.exit()).as(result.printed()).isZero();
        assertThat(result.call("az group create")).contains("jobs (of the shop)");
        assertThat(result.call("az deployment group create")).contains("jobs (of the shop)", "functionTimeout=a b");
    }

    @ParameterizedTest
    @EnumSource
    void a_name_that_azure_does_not_take_is_refused_at_once(Shell shell) throws IOException, InterruptedException {
        given(shell, "flex");
        result = run.run("deploy", "--name", "Shop_1");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.printed()).contains("Shop_1", "lower-case");
        assertThat(result.calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_plan_of_an_existing_app_service_must_be_named(Shell shell) throws IOException, InterruptedException {
        shell.required();
        Project existing = Projects.all()
                .filter(project -> project.name().equals("WebJobs in an existing App Service"))
                .findFirst()
                .orElseThrow();
        run = new ShimmedRun(shell, existing, place);
        result = run.run("deploy", "--set", "existingPlanResourceGroup=rg-shop");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.printed()).contains("existingPlanName", "deploy/deploy.env");
        assertThat(result.calls()).isEmpty();

        Path settings = run.project().resolve("deploy/deploy.env");
        Files.writeString(
                settings, Files.readString(settings).replace("existingPlanName=\n", "existingPlanName=plan-shop\n"));
        result = run.run("deploy", "--set", "existingPlanResourceGroup=rg-shop");

        assertThat(result.exit()).as(result.printed()).isZero();
        assertThat(result.call("az deployment group create"))
                .contains("existingPlanName=plan-shop", "existingPlanResourceGroup=rg-shop");
    }

    @ParameterizedTest
    @EnumSource
    void taking_down_asks_and_deletes_the_group(Shell shell) throws IOException, InterruptedException {
        given(shell, "flex");
        run.set("group", "");
        result = run.run("teardown", "--yes");

        assertThat(result.exit()).as(result.printed()).isZero();
        assertThat(result.call("az group delete")).contains("rg-photo-worker", "--yes");
        assertThat(run.run("teardown", "--yes").printed()).contains("nothing is left");
    }

    @ParameterizedTest
    @EnumSource(names = "SH")
    void taking_down_needs_the_groups_name_typed(Shell shell) throws IOException, InterruptedException {
        given(shell, "flex");
        run.set("group", "");
        result = run.answering("yes\n", "teardown");

        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.steps()).doesNotContain("az group delete");
        assertThat(run.answering("rg-photo-worker\n", "teardown").steps()).contains("az group delete");
    }

    @ParameterizedTest
    @EnumSource
    void a_group_that_somebody_else_has_made_is_not_deleted(Shell shell) throws IOException, InterruptedException {
        given(shell, "flex");
        run.set("group", "");
        run.set("maker", "");
        result = run.run("teardown", "--yes");

        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.steps()).doesNotContain("az group delete");
    }

    private static Map<String, String> setting(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    static List<String> entries(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList();
        }
    }
}
