package io.github.bgjob.deploy;

import java.util.ArrayList;
import java.util.List;

/** Thirty-five mistakes in Bicep, and fifteen in scripts, workflow and {@code azure.yaml}. */
final class Mutations {

    private static final String STORAGE = "infra/storage.bicep";
    private static final String MAIN = "infra/main.bicep";
    private static final String APP = "infra/function-app.bicep";
    private static final String BATCH = "infra/batch.bicep";
    private static final String PARAMETERS = "infra/main.bicepparam";
    private static final String WORKFLOW = ".github/workflows/deploy.yml";

    private final List<Mutation> all = new ArrayList<>();

    private Mutations() {}

    static List<Mutation> all() {
        Mutations mutations = new Mutations();
        mutations.bicep();
        mutations.scripts();
        return mutations.all;
    }

    private void bicep() {
        found("a misspelt property", "flex", STORAGE, "allowSharedKeyAccess:", "allowSharedKeyAcces:");
        found("a misspelt property four levels down", "flex", APP, "instanceMemoryMB: ins", "instanceMemoryMb: ins");
        found("a value that the type does not list", "flex", STORAGE, "'TLS1_2'", "'TLS1_5'");
        found("a kind that does not exist", "flex", STORAGE, "'StorageV2'", "'StorageV7'");
        found(
                "text for a truth value",
                "flex",
                STORAGE,
                "allowBlobPublicAccess: false",
                "allowBlobPublicAccess: 'false'");
        found("a number for text", "flex", APP, "version: javaVersion", "version: 17");
        found("a missing required property", "flex", STORAGE, "  kind: 'StorageV2'\n", "");
        found(
                "a property that can only be read",
                "flex",
                STORAGE,
                "accessTier: 'Hot'",
                "provisioningState: 'Succeeded'");
        found(
                "the id of another role",
                "flex",
                STORAGE,
                "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
                "974c5e8b-45b9-4653-ba55-5f855dd0fb88");
        found("the id of no role", "flex", STORAGE, "b7e6dc6d", "b7e6dc6e");
        found(
                "a role assignment with a name that changes",
                "flex",
                STORAGE,
                "guid(account.id, identityId, role)",
                "guid(resourceGroup().id, role)");
        found(
                "a role assignment without principalType",
                "flex",
                STORAGE,
                "      principalType: 'ServicePrincipal'\n",
                "");
        found("a plan that does not exist", "flex", APP, "'FC1'", "'FC2'");
        found("a storage size that does not exist", "flex", STORAGE, "'Standard_LRS'", "'Standard_LSR'");
        found(
                "an app that does not wait for its roles",
                "flex",
                MAIN,
                "dependsOn: [storage, monitoring]",
                "dependsOn: [monitoring]");
        found("a pool that does not wait for its roles", "batch", BATCH, "  dependsOn: [workerRoles]\n", "");
        found("too short an evaluation interval", "batch", BATCH, "'PT5M'", "'PT1M'");
        found("an unused parameter", "flex", MAIN, "var token", "param colour string = 'red'\n\nvar token");
        found(
                "an output that a script reads and nobody makes",
                "flex",
                MAIN,
                "output publishQuery string = 'RemoteBuild=false'\n",
                "");
        found(
                "a key in an output",
                "batch",
                BATCH,
                "output poolId",
                "output key string = storage.listKeys().keys[0].value\noutput poolId");
        found(
                "a connection string in an output",
                "flex",
                APP,
                "output appHost",
                "output logs string = insights.properties.ConnectionString\noutput appHost");
        found("an undefined symbol", "flex", MAIN, "    location: location\n", "    location: locaton\n");
        found(
                "a resource type that does not exist",
                "flex",
                APP,
                "Microsoft.Web/serverfarms@",
                "Microsoft.Web/serverfarm@");
        found(
                "a module's parameter that does not exist",
                "flex",
                MAIN,
                "    packageContainer: packageContainer",
                "    packageContaner: packageContainer");
        found("a child in the wrong parent", "flex", STORAGE, "    parent: blobs\n", "    parent: account\n");
        found(
                "a setting that Flex Consumption refuses",
                "flex",
                APP,
                "name: 'AzureWebJobsDisableHomepage'",
                "name: 'FUNCTIONS_WORKER_RUNTIME'");
        found("a queue that the code does not use", "flex", STORAGE, "'jobs-poison'", "'jobs-poisoned'");
        found("a brace too few", "flex", STORAGE, "    name: 'Standard_LRS'\n  }", "    name: 'Standard_LRS'\n");
        found("a region that nobody can choose", "flex", STORAGE, "  location: location", "  location: 'westeurope'");
        found(
                "a name that nobody knows before",
                "flex",
                MAIN,
                "    identityId: identity.id\n",
                "    identityId: identity.properties.principalId\n");
        found("tasks with a login of their own", "batch", BATCH, "['AAD']", "['AAD', 'TaskAuthenticationToken']");
        found("a parameter without a value", "flex", PARAMETERS, "param logRetentionDays = 30\n", "");
        found("a line that is not formatted", "flex", STORAGE, "param accountName string", "param  accountName string");
        found(
                "a path of the health check that does not exist",
                "webjobs",
                "infra/web-app.bicep",
                "'/api/health'",
                "'/api/helth'");
        found(
                "the agent of the other operating system",
                "webjobs",
                "infra/web-app.bicep",
                "linux ? '~3' : '~2'",
                "linux ? '~2' : '~3'");
        found(
                "a container log that is off",
                "webjobs",
                "infra/web-app.bicep",
                "enabled: true\n        retention",
                "enabled: false\n        retention");
        missed(
                "an image that does not exist",
                "batch",
                BATCH,
                "sku: '2404'",
                "sku: '2504'",
                "Microsoft's types call it any text; only Azure knows its images.");
    }

    private void scripts() {
        found(
                "a variable without quotation marks",
                "flex",
                "deploy/deploy.sh",
                "az group create --name \"$group\"",
                "az group create --name $group");
        found("no retry of what is refused at first", "flex", "deploy/kudu.sh", "*,401 | *,403 |", "*,401 |");
        found(
                "a zip with a folder around everything",
                "flex",
                "deploy/functions.sh",
                "functions_app=${1%/}",
                "functions_app=${1%/*/}");
        found("CRLF", "flex", "deploy/upload.sh", "\n", "\r\n");
        found("a missing execute bit", "flex", "deploy/deploy.sh", "", "");
        found(
                "a missing fi",
                "flex",
                "deploy/teardown.sh",
                "[ \"$typed\" = \"$group\" ] || fail 'Nothing was deleted.' 5\nfi",
                "[ \"$typed\" = \"$group\" ] || fail 'Nothing was deleted.' 5");
        found(
                "a test that only bash knows",
                "flex",
                "deploy/deploy.sh",
                "if [ \"$build\" = true ]; then",
                "if [[ $build == true ]]; then");
        found(
                "a teardown that does not ask",
                "flex",
                "deploy/teardown.sh",
                "if [ \"$sure\" = false ]; then",
                "if [ \"$sure\" = never ]; then");
        found(
                "the token on the command line",
                "flex",
                "deploy/kudu.sh",
                "curl -q --config - ",
                "curl -q --config - --header \"Authorization: Bearer $token\" ");
        found(
                "a parameter that the Bicep does not take",
                "flex",
                "deploy/deploy.sh",
                "deployerPrincipalType=\"",
                "deployerPrincipleType=\"");
        found("a brace too few in PowerShell", "flex", "deploy/deploy.ps1", "} else {", "else {");
        found("a key that a workflow does not have", "flex", WORKFLOW, "timeout-minutes:", "timeout-minuts:");
        found("a workflow that may not log in", "flex", WORKFLOW, "  id-token: write\n", "");
        found("a hook that azd does not have", "flex", "azure.yaml", "postprovision:", "postprovisioning:");
        missed(
                "a script of a hook that is not there",
                "flex",
                "azure.yaml",
                "run: sh deploy/upload.sh",
                "run: sh deploy/uploads.sh",
                "It is any text to azd's schema; HooksTest, which runs the hooks, has them from the projects only.");
    }

    private void found(String name, String platform, String path, String from, String to) {
        all.add(new Mutation(name, platform, path, from, to, ""));
    }

    private void missed(String name, String platform, String path, String from, String to, String whyNot) {
        all.add(new Mutation(name, platform, path, from, to, whyNot));
    }
}
