package io.github.bgjob.deploy;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The table of what the scripts of each platform do, well and otherwise. */
final class ScriptCases {

    static final List<String> LOGIN = List.of("az version", "az account show", "az account get-access-token");
    static final List<String> NO_LOGIN = List.of("az version", "az account show");
    static final List<String> RESOURCES =
            List.of("az group exists", "az group create", "az deployment group create", "az deployment group show");
    static final List<String> PUBLISH = List.of(
            "az account get-access-token",
            "curl /api/deployments/latest",
            "curl /api/publish?RemoteBuild=false",
            "curl /api/deployments/latest",
            "curl /api/health");
    static final List<String> BATCH_LOGIN = List.of(
            "az version",
            "az account show",
            "az account get-access-token",
            "az account get-access-token",
            "az account get-access-token");
    static final List<String> QUOTA = List.of("az batch account show", "az batch location list-skus");
    static final List<String> PROCESSOR =
            List.of("az storage blob upload", "az batch account login", "az batch pool list", "az batch node list");
    static final List<String> DISPATCHER = List.of("az batch job list", "az batch job create");
    static final List<String> LOOK = List.of("az account show", "az group exists", "az group show", "az resource list");

    private static final String DEPLOYMENT = "az deployment group create";
    private static final String UPLOAD = "curl /api/publish?RemoteBuild=false";

    private ScriptCases() {}

    static Stream<ScriptCase> all() {
        return Stream.of(
                        deployments(),
                        retries(),
                        BatchCases.all(),
                        versions(),
                        whoDeploys(),
                        failures(),
                        options(),
                        takingDown())
                .flatMap(cases -> cases);
    }

    private static ScriptCase deploy(String name, String platform, String... options) {
        return ScriptCase.of(name, platform, "deploy", options);
    }

    private static ScriptCase teardown(String name, String... options) {
        return ScriptCase.of(name, "flex", "teardown", options).given("group", "");
    }

    private static Stream<ScriptCase> deployments() {
        return Stream.of(
                deploy("a functions app is built, made, uploaded and awaited", "flex")
                        .ends(0, "https://shop-x.azurewebsites.net/", "Shop \"of\" Jörg")
                        .calls(LOGIN, "mvnw", RESOURCES, PUBLISH)
                        .passes("az group create", "rg-photo-worker", "eastus2", "made-by-deploy=photo-worker")
                        .passes(
                                DEPLOYMENT,
                                "infra/main.bicepparam",
                                "name=photo-worker",
                                "location=eastus2",
                                "deployerPrincipalId=11111111-2222-3333-4444-555555555555",
                                "deployerPrincipalType=User")
                        .passes(UPLOAD, "POST", "https://shop-x.scm.azurewebsites.net/api/publish?RemoteBuild=false"),
                deploy("so is one on a Dedicated plan", "dedicated").calls(LOGIN, "mvnw", RESOURCES, PUBLISH),
                deploy("a WebJob is uploaded in the zip that Maven has made", "webjobs")
                        .calls(LOGIN, "mvnw", RESOURCES, PUBLISH)
                        .passes(UPLOAD, "@webjob/target/app-service.zip"),
                deploy("what the last build has left is uploaded when that is wanted", "flex", "--skip-build")
                        .calls(LOGIN)
                        .ends(1, "There is no built app", "leave out --skip-build"),
                deploy("lines end with CRLF where az runs on Windows", "flex")
                        .given("crlf", "")
                        .calls(LOGIN, "mvnw", RESOURCES, PUBLISH),
                deploy(
                                "names and values with spaces stay whole",
                                "flex",
                                "--resource-group",
                                "jobs_(of-the-shop)",
                                "--location",
                                "East US 2",
                                "--set",
                                "functionTimeout=a b",
                                "--set",
                                "javaVersion=21")
                        .calls(LOGIN, "mvnw", RESOURCES, PUBLISH)
                        .passes("az group create", "jobs_(of-the-shop)", "East US 2")
                        .passes(DEPLOYMENT, "jobs_(of-the-shop)", "functionTimeout=a b", "javaVersion=21"),
                deploy(
                                "a value with commas and equals signs is one",
                                "flex",
                                "--set",
                                "jobs=expectedDuration=30s,watermark=2h",
                                "--set",
                                "javaVersion=21")
                        .calls(LOGIN, "mvnw", RESOURCES, PUBLISH)
                        .passes(DEPLOYMENT, "jobs=expectedDuration=30s,watermark=2h", "javaVersion=21"),
                deploy("a subscription is no pattern", "flex", "--subscription", "[a-z]")
                        .calls(LOGIN, "mvnw", RESOURCES, PUBLISH)
                        .passes(DEPLOYMENT, "--subscription", "[a-z]"),
                deploy("nor is a parameter, or a home directory", "flex", "--subscription", "~", "--set", "a=?")
                        .calls(LOGIN, "mvnw", RESOURCES, PUBLISH)
                        .passes(DEPLOYMENT, "--subscription", "~", "a=?"),
                deploy("a subscription that is called like a time keeps its name", "flex")
                        .given("subscription", "2026-03-01T12:00:00Z")
                        .calls(LOGIN, "mvnw", RESOURCES, PUBLISH)
                        .ends(0, "(2026-03-01T12:00:00Z)"));
    }

    private static Stream<ScriptCase> retries() {
        List<String> send = PUBLISH.subList(0, 3);
        List<String> poll = List.of("curl /api/deployments/latest");
        return Stream.of(
                deploy("an upload is tried again while roles spread and another deployment runs", "flex")
                        .given("refuse-upload", "2")
                        .given("refuse-conflict", "1")
                        .given("refuse-slow", "2")
                        .given("refuse-health", "1")
                        .calls(
                                LOGIN,
                                "mvnw",
                                RESOURCES,
                                send,
                                send,
                                send,
                                send,
                                poll,
                                poll,
                                poll,
                                "curl /api/health",
                                "curl /api/health"),
                deploy("an upload that breaks off, or is not answered, is no upload", "flex")
                        .given("refuse-breaking", "1")
                        .given("refuse-silent", "1")
                        .calls(LOGIN, "mvnw", RESOURCES, send, send, send, poll, "curl /api/health"),
                deploy("a connection that hangs is tried again", "flex")
                        .given("refuse-hanging", "1")
                        .calls(LOGIN, "mvnw", RESOURCES, send, PUBLISH)
                        .passes(UPLOAD, "--connect-timeout", "--speed-time")
                        .passes("curl /api/deployments/latest", "--connect-timeout", "--max-time")
                        .passes("curl /api/health", "--connect-timeout", "--max-time"),
                deploy("an app where an old build goes on is restarted", "webjobs")
                        .given("old-build", "")
                        .calls(
                                LOGIN,
                                "mvnw",
                                RESOURCES,
                                PUBLISH,
                                "curl /api/health",
                                "az webapp restart",
                                "curl /api/health")
                        .passes("az webapp restart", "rg-photo-worker", "shop-x")
                        .ends(0, "Deployed."),
                deploy("so is a functions app", "mix")
                        .given("old-build", "")
                        .calls(
                                BATCH_LOGIN,
                                "mvnw",
                                RESOURCES,
                                QUOTA,
                                PROCESSOR,
                                PUBLISH,
                                "curl /api/health",
                                "az functionapp restart",
                                "curl /api/health"),
                deploy("what is refused for good is not tried again", "flex")
                        .given("refuse-for-good", "9")
                        .calls(LOGIN, "mvnw", RESOURCES, send)
                        .ends(1, "refused with 400", "not a zip"),
                deploy("a deployment that has failed is no deployment", "flex")
                        .given("refuse-state", "1")
                        .calls(LOGIN, "mvnw", RESOURCES, send, poll)
                        .ends(1, "could not deploy the package"),
                deploy("what is refused all the time is given up", "flex")
                        .given("refuse-upload", "99")
                        .calls(
                                LOGIN,
                                "mvnw",
                                RESOURCES,
                                Collections.nCopies(12, send).stream()
                                        .flatMap(List::stream)
                                        .toList())
                        .ends(1, "Given up after 12 tries", "403"));
    }

    private static Stream<ScriptCase> whoDeploys() {
        return Stream.of(
                deploy("without a login nothing is done", "flex")
                        .given("logged-out", "")
                        .calls(NO_LOGIN)
                        .ends(3, "az login"),
                deploy("a workflow that deploys gets the roles that its upload needs", "batch")
                        .given("login-type", "servicePrincipal")
                        .calls(BATCH_LOGIN, "mvnw", RESOURCES, QUOTA, PROCESSOR, DISPATCHER)
                        .passes(
                                DEPLOYMENT,
                                "deployerPrincipalId=11111111-2222-3333-4444-555555555555",
                                "deployerPrincipalType=ServicePrincipal"),
                deploy("a login of another kind is asked about", "flex")
                        .given("login-type", "robot")
                        .calls(NO_LOGIN)
                        .ends(6, "robot"),
                deploy("a token that is none is not taken for one", "flex")
                        .given("token", "Please log in.")
                        .calls(LOGIN)
                        .ends(6, "az login"),
                deploy("a token that does not say whose it is is not enough", "flex")
                        .given("token", "e30.e30.TOKEN")
                        .calls(LOGIN)
                        .ends(6, "--principal-id"),
                deploy("a token that cannot be read is not enough either", "flex")
                        .given("token", "e30.e.TOKEN")
                        .calls(LOGIN)
                        .ends(6, "--principal-id"),
                deploy("nobody gets roles who is not to have them", "flex", "--principal-id", "none")
                        .calls(LOGIN, "mvnw", RESOURCES, PUBLISH)
                        .passes(DEPLOYMENT, "deployerPrincipalId="),
                deploy(
                                "a workflow names a group of people",
                                "flex",
                                "--principal-id",
                                "group-1",
                                "--principal-type",
                                "Group")
                        .given("login-type", "servicePrincipal")
                        .calls(LOGIN, "mvnw", RESOURCES, PUBLISH)
                        .passes(DEPLOYMENT, "deployerPrincipalId=group-1", "deployerPrincipalType=Group"),
                deploy("another subscription is each call's, and not the session's", "mix", "--subscription", "Shop 2")
                        .given("nodes", "node-1")
                        .calls(BATCH_LOGIN, "mvnw", RESOURCES, QUOTA, PROCESSOR, "az batch node reboot", PUBLISH)
                        .passes("az account show", "--subscription", "Shop 2")
                        .passes("az group create", "--subscription", "Shop 2")
                        .passes(DEPLOYMENT, "--subscription", "Shop 2")
                        .passes("az storage blob upload", "--subscription", "Shop 2")
                        .passes("az batch node reboot", "--subscription", "Shop 2"));
    }

    /** Of az, before anything is made. */
    private static Stream<ScriptCase> versions() {
        ScriptCase deploy = deploy("", "flex").calls("az version");
        Stream<ScriptCase> refused = Stream.of(
                deploy.given("az-version", "2.53.1").ends(3, "az 2.53 is too old"),
                deploy.given("az-version", "2.9.0").ends(3, "az 2.9 is too old"),
                deploy.given("az-version", "unknown").ends(3, "cannot be read"));
        return Stream.concat(refused, Stream.of("2.54.0", "2.100.0", "3.0.0").map(version -> deploy.given(
                                "az-version", version)
                        .calls(LOGIN, "mvnw", RESOURCES, PUBLISH)))
                .map(one -> one.named("az " + one.given().get("az-version")));
    }

    private static Stream<ScriptCase> failures() {
        return Stream.of(
                halfMade("flex", "functions/target/azure-functions/my-app"),
                halfMade("webjobs", "webjob/target/app-service.zip"),
                halfMade("batch", "batch/target/processor.jar"),
                halfMade("mix", "batch/target/processor.jar"),
                deploy("what cannot be built is not deployed", "flex")
                        .given("broken-build", "")
                        .calls(LOGIN, "mvnw")
                        .ends(1, "The build failed"),
                deploy("without resources nothing is uploaded", "flex")
                        .given("refuse-deployment", "1")
                        .calls(LOGIN, "mvnw", "az group exists", "az group create", DEPLOYMENT)
                        .ends(1, "QuotaExceeded"),
                deploy("an output that is missing stops the deployment before the upload", "mix")
                        .given("outputs", "storageAccountName=shopx\n")
                        .calls(BATCH_LOGIN, "mvnw", RESOURCES)
                        .ends(6, "What the deployment has put out"),
                deploy("a package that was made for the other system is not uploaded", "webjobs")
                        .given("outputs", """
                                appName=shop-x
                                appHost=shop-x.azurewebsites.net
                                publishQuery=type=zip
                                startScript=run.cmd
                                """)
                        .calls(LOGIN, "mvnw", RESOURCES)
                        .ends(2, "starts the WebJob by run.cmd", "appServiceSystem in webjob/pom.xml"),
                deploy("so does one that cannot be", "flex")
                        .given("outputs", "appName=shop-x\nappHost=shop x; echo\npublishQuery=type=zip\n")
                        .calls(LOGIN, "mvnw", RESOURCES)
                        .ends(6, "appHost"));
    }

    private static ScriptCase halfMade(String platform, String what) {
        return deploy("what a build has left that broke off is not deployed: " + platform, platform)
                .given("half", "")
                .calls(platform.equals("batch") || platform.equals("mix") ? BATCH_LOGIN : LOGIN, "mvnw")
                .ends(1, what + " is not whole", "Leave out --skip-build");
    }

    private static Stream<ScriptCase> options() {
        return Stream.of(
                deploy("help is for the asking", "flex", "--help")
                        .ends(0, "--principal-type TYPE", "130 when interrupted"),
                deploy("a name that Azure does not take is refused at once", "flex", "--name", "Shop_1")
                        .ends(2, "Shop_1", "lower-case"),
                deploy("a name has three letters or more", "flex", "--name", "ab")
                        .ends(2, "3 to 24"),
                deploy("a name has 24 letters or less", "flex", "--name", "a123456789-123456789-1234")
                        .ends(2, "3 to 24"),
                deploy("a name has one line", "flex", "--name", "photo-worker\n")
                        .ends(2, "lower-case"),
                deploy("a name does not end with a hyphen", "flex", "--name", "photo-")
                        .ends(2, "hyphen last"),
                deploy("there is no such option", "flex", "--dry-run").ends(2, "--help"),
                deploy("an option that is not one", "flex", "rg-photo-worker").ends(2, "no option rg-photo-worker"),
                deploy("a value is missing", "flex", "--location").ends(2, "wants a value"),
                deploy("an empty name is not the default", "flex", "--name", "").ends(2, "wants a value"),
                deploy("an empty group is not the default", "flex", "--resource-group", "", "--skip-build")
                        .ends(2, "wants a value"),
                deploy("an empty principal is not one's own", "flex", "--principal-id", "")
                        .ends(2, "wants a value"),
                deploy("an empty subscription is not the login's", "flex", "--subscription", "")
                        .ends(2, "wants a value"),
                deploy("an empty line of deploy.env is no default", "flex")
                        .setting("LOCATION=")
                        .ends(2, "LOCATION"),
                deploy("a name that is no file's may not be a pattern", "flex", "--resource-group", "rg-*")
                        .ends(2, "rg-*", "resource group"),
                deploy("a group is not the home directory", "flex", "--resource-group", "~")
                        .ends(2, "resource group"),
                deploy("a group does not end with a period", "flex", "--resource-group", "rg.")
                        .ends(2, "no period last"),
                deploy("a group has one line", "flex", "--resource-group", "rg\n")
                        .ends(2, "resource group"),
                deploy("a region is no pattern", "flex", "--location", "[a-z]").ends(2, "region"),
                deploy("what is called by another option is not a parameter", "flex", "--set", "name=shop")
                        .ends(2, "--name"),
                deploy("nor is the region", "flex", "--set", "location=westeurope")
                        .ends(2, "--location"),
                deploy("nor who deploys, in any capitals", "flex", "--set", "DeployerPrincipalID=x")
                        .ends(2, "--principal-id"),
                deploy("nor what that is", "flex", "--set", "deployerPrincipalType=User")
                        .ends(2, "--principal-type"),
                deploy("several parameters are several options", "flex", "--set", "a=1", "b=2")
                        .ends(2, "no option b=2"),
                deploy("there is no such kind of principal", "flex", "--principal-type", "user")
                        .ends(2, "not user"),
                deploy("a parameter must have a value", "flex", "--set", "planSku")
                        .ends(2, "PARAMETER=VALUE"),
                deploy("a parameter must have a name", "flex", "--set", "=P1v3").ends(2, "PARAMETER=VALUE"),
                deploy("a parameter may be empty when that is said", "flex", "--set", "nodePackages=")
                        .calls(LOGIN, "mvnw", RESOURCES, PUBLISH)
                        .passes(DEPLOYMENT, "nodePackages="),
                deploy(
                                "the plan of an existing App Service must be named",
                                "webjobs",
                                "--set",
                                "existingPlanResourceGroup=rg-shop")
                        .in("WebJobs in an existing App Service")
                        .ends(2, "existingPlanName", "deploy/deploy.env"),
                deploy(
                                "deploy.env is read as UTF-8, with spaces and CRLF",
                                "webjobs",
                                "--set",
                                "existingPlanName=plan-shop")
                        .in("WebJobs in an existing App Service")
                        .setting("existingPlanResourceGroup=Größe der Läden\r")
                        .calls(LOGIN, "mvnw", RESOURCES, PUBLISH)
                        .passes(DEPLOYMENT, "existingPlanName=plan-shop", "existingPlanResourceGroup=Größe der Läden"),
                ScriptCase.of("upload is started by deploy", "flex", "upload").ends(2, "is started by deploy"),
                ScriptCase.of("upload has no other step", "mix", "upload", "unpack")
                        .ends(2, "is started by deploy"),
                ScriptCase.of("without what it reads, upload does nothing", "batch", "upload", "send")
                        .ends(2, "storageAccountName"));
    }

    private static Stream<ScriptCase> takingDown() {
        return Stream.of(
                teardown("taking down deletes the group", "--yes")
                        .calls(LOOK, "az group delete")
                        .passes("az group delete", "rg-photo-worker", "--yes")
                        .ends(0, "Microsoft.Web/sites/shop-x", "is deleted"),
                ScriptCase.of("what is not there is not taken down", "flex", "teardown", "--yes")
                        .calls("az account show", "az group exists")
                        .ends(0, "nothing is left"),
                teardown("lines end with CRLF where az runs on Windows: taking down", "--yes")
                        .given("crlf", "")
                        .calls(LOOK, "az group delete"),
                teardown("a group that somebody else has made is not deleted", "--yes")
                        .given("maker", "")
                        .calls("az account show", "az group exists", "az group show")
                        .ends(4, "so it stays"),
                teardown("nor one whose tag is a list with this name", "--yes")
                        .given("maker-type", "array")
                        .calls("az account show", "az group exists", "az group show")
                        .ends(4, "so it stays"),
                teardown("nor one whose tag is a text like that", "--yes")
                        .given("maker", "[\\\"photo-worker\\\"]")
                        .calls("az account show", "az group exists", "az group show")
                        .ends(4, "so it stays"),
                teardown("nor one without a tag for a project called null", "--name", "null", "--yes")
                        .given("maker", "")
                        .calls("az account show", "az group exists", "az group show")
                        .ends(4, "so it stays"),
                teardown("whether there is a group is said in small letters", "--yes")
                        .given("exists", "True")
                        .calls("az account show", "az group exists")
                        .ends(6, "neither true nor false"),
                teardown("no pattern is taken down", "--resource-group", "rg-*", "--yes")
                        .ends(2, "rg-*"),
                teardown("nor one that was made for a project of nearly this name", "--yes")
                        .given("maker", "photo-Worker")
                        .calls("az account show", "az group exists", "az group show")
                        .ends(4, "so it stays"),
                teardown("without a terminal nobody is asked, and nothing deleted")
                        .calls(LOOK)
                        .ends(5, "there is no terminal"),
                teardown("an empty group is not the default", "--resource-group", "", "--yes")
                        .ends(2, "wants a value"),
                teardown("an empty name is not the default", "--name", "", "--yes")
                        .ends(2, "wants a value"),
                teardown("a name is no pattern", "--name", ".*", "--yes").ends(2, "lower-case"),
                teardown("an empty line of deploy.env is no default: taking down", "--yes")
                        .setting("RESOURCE_GROUP=")
                        .ends(2, "RESOURCE_GROUP"),
                teardown("there is no such option: taking down", "--force").ends(2, "--help"),
                teardown("another subscription is each call's: taking down", "--subscription", "Shop 2", "--yes")
                        .calls(LOOK, "az group delete")
                        .passes("az group exists", "--subscription", "Shop 2")
                        .passes("az group delete", "--subscription", "Shop 2"),
                teardown("without a login nothing is taken down", "--yes")
                        .given("logged-out", "")
                        .calls("az account show")
                        .ends(3, "az login"),
                teardown("help is for the asking: taking down", "--help").ends(0, "4 when deploy has not made"));
    }
}
