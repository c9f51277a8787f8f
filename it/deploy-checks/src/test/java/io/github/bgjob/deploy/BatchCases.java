package io.github.bgjob.deploy;

import static io.github.bgjob.deploy.ScriptCases.BATCH_LOGIN;
import static io.github.bgjob.deploy.ScriptCases.DISPATCHER;
import static io.github.bgjob.deploy.ScriptCases.PROCESSOR;
import static io.github.bgjob.deploy.ScriptCases.PUBLISH;
import static io.github.bgjob.deploy.ScriptCases.QUOTA;
import static io.github.bgjob.deploy.ScriptCases.RESOURCES;

import java.util.List;
import java.util.stream.Stream;

/** What the scripts do about Azure Batch: tokens, quotas, pools, nodes and the dispatcher. */
final class BatchCases {

    private static final String BUILD = "0123456789abcdef";
    private static final String OLD = "fedcba9876543210";
    private static final String CREATE = "az deployment group create";
    private static final String SHOW = "az deployment group show";
    private static final String REBOOT = "az batch node reboot";
    private static final String NODES = "az batch node list";
    private static final String JOBS = "az batch job list";
    private static final String TASKS = "az batch task list";
    private static final String BEAT = "az storage entity query";

    /** A group that is there, with a deployment of which nothing is known. */
    private static final List<String> AGAIN =
            List.of("az group exists", "az group show", "az deployment group list", CREATE, SHOW);

    /** Up to the nodes of the jobs, the first time. */
    private static final List<Object> FIRST = List.of(BATCH_LOGIN, "mvnw", RESOURCES, QUOTA, PROCESSOR);

    private BatchCases() {}

    static Stream<ScriptCase> all() {
        return Stream.of(deployments(), tokens(), quotas(), pools(), nodes(), dispatchers(), builds())
                .flatMap(cases -> cases);
    }

    private static ScriptCase deploy(String name, String platform, String... options) {
        return ScriptCase.of(name, platform, "deploy", options);
    }

    /** Where a dispatcher runs on a node. */
    private static ScriptCase running(String name) {
        return deploy(name, "batch").given("group", "").given("dispatcher", "").given("nodes", "node-1");
    }

    private static Object[] first(Object... steps) {
        return steps(FIRST, steps);
    }

    private static Object[] again(Object... steps) {
        return steps(List.of(BATCH_LOGIN, "mvnw", AGAIN, QUOTA, PROCESSOR, REBOOT), steps);
    }

    private static Object[] steps(List<Object> before, Object... steps) {
        return Stream.of(before.stream(), Stream.of(steps)).flatMap(one -> one).toArray();
    }

    private static Stream<ScriptCase> deployments() {
        return Stream.of(
                deploy("Batch gets the processor and a dispatcher", "batch")
                        .calls(first(DISPATCHER))
                        .ends(0, "Uploaded, with the build " + BUILD, "No dispatcher runs yet", "az batch node list"),
                deploy("the mix gets both", "mix").calls(first(PUBLISH)),
                deploy("a second run makes nothing twice", "batch")
                        .given("group", "")
                        .given("dispatcher", "")
                        .given("nodes", "node-1 node-2")
                        .calls(again(REBOOT, JOBS, TASKS, BEAT, NODES, REBOOT, REBOOT, BEAT))
                        .passes(CREATE, "location=northeurope")
                        .passes(REBOOT, "node-1", "taskcompletion")
                        .passes(BEAT, "--auth-mode", "login", "PartitionKey eq '~worker' and RowKey eq 'dispatcher'")
                        .ends(0, "Deployed. The dispatcher has the build " + BUILD),
                deploy("lines end with CRLF where az runs on Windows, on Batch too", "batch")
                        .given("crlf", "")
                        .given("group", "")
                        .given("dispatcher", "")
                        .given("nodes", "node-1 node-2")
                        .given("deployed", "shopbatch Standard_D4s_v5")
                        .given("quota", "BatchService eastus2 100 40 true null")
                        .given("families", "standardDSv5Family 100")
                        .calls(
                                BATCH_LOGIN,
                                "mvnw",
                                "az group exists",
                                "az group show",
                                "az deployment group list",
                                "az batch account list",
                                QUOTA,
                                CREATE,
                                SHOW,
                                QUOTA,
                                "az batch account show",
                                PROCESSOR,
                                REBOOT,
                                REBOOT,
                                JOBS,
                                TASKS,
                                BEAT,
                                NODES,
                                REBOOT,
                                REBOOT,
                                BEAT)
                        .passes(CREATE, "location=northeurope", "heldSpotNodes=10")
                        .ends(0, "Deployed."),
                deploy("a blob is tried again while roles spread", "batch")
                        .given("refuse-upload", "2")
                        .calls(
                                BATCH_LOGIN,
                                "mvnw",
                                RESOURCES,
                                QUOTA,
                                "az storage blob upload",
                                "az storage blob upload",
                                PROCESSOR,
                                DISPATCHER));
    }

    /** Later ones would come too late: Azure/azure-cli#28708. */
    private static Stream<ScriptCase> tokens() {
        return Stream.of("batch", "mix").map(platform -> deploy(
                        "a token of each scope is asked for before anything is built: " + platform, platform)
                .given("broken-build", "")
                .calls(BATCH_LOGIN, "mvnw")
                .hasCall("az", "account", "get-access-token", "--scope", "https://storage.azure.com/.default")
                .hasCall("az", "account", "get-access-token", "--scope", "https://batch.core.windows.net//.default")
                .ends(1, "The build failed"));
    }

    private static Stream<ScriptCase> quotas() {
        String more = "az batch location list-skus";
        List<String> once = List.of(CREATE, SHOW);
        return Stream.of(
                deploy("what the pools need is said with what the account may have", "batch")
                        .calls(first(DISPATCHER))
                        .passes(more, "eastus2")
                        .ends(
                                0,
                                "Of dedicated cores the Batch account shopbatch may have 100, and its pools need 6 at most.",
                                "Of Spot cores the Batch account shopbatch may have 100, and its pools need 80 at most."),
                deploy("a Spot quota for fewer nodes lowers their number, once the account is there", "batch")
                        .given("quota", "BatchService eastus2 100 30 false null")
                        .calls(BATCH_LOGIN, "mvnw", RESOURCES, QUOTA, once, PROCESSOR, DISPATCHER)
                        .hasCall("heldSpotNodes=7")
                        .ends(
                                0,
                                "may have 30, and its pools need 80 at most",
                                "maximumSpotNodes is lowered from 20 to 7",
                                "#increase-a-quota"),
                deploy("the next run knows that before", "batch")
                        .given("group", "")
                        .given("deployed", "shopbatch standard_d4S_v5")
                        .given("quota", "BatchService eastus2 100 30 false null")
                        .calls(
                                BATCH_LOGIN,
                                "mvnw",
                                "az group exists",
                                "az group show",
                                "az deployment group list",
                                "az batch account list",
                                QUOTA,
                                once,
                                QUOTA,
                                PROCESSOR,
                                DISPATCHER)
                        .passes(CREATE, "heldSpotNodes=7")
                        .ends(0, "maximumSpotNodes is lowered from 20 to 7"),
                deploy("of the account of a deployment that is gone nothing is asked", "mix")
                        .given("group", "")
                        .given("deployed", "shopbatch Standard_D4s_v5")
                        .given("accounts", "")
                        .calls(
                                BATCH_LOGIN,
                                "mvnw",
                                "az group exists",
                                "az group show",
                                "az deployment group list",
                                "az batch account list",
                                once,
                                QUOTA,
                                PROCESSOR,
                                PUBLISH),
                deploy("nor of a deployment that has failed", "mix")
                        .given("group", "")
                        .given("deployed", "null null")
                        .calls(BATCH_LOGIN, "mvnw", AGAIN, QUOTA, PROCESSOR, PUBLISH),
                deploy("where another size has become smaller nodes, more of them are held", "batch")
                        .given("group", "")
                        .given("deployed", "shopbatch Standard_D4s_v5")
                        .given("quota", "BatchService eastus2 100 30 false null")
                        .given("outputs", outputs("Standard_D2s_v5", "Standard_A1_v2", 10, 20, 20))
                        .calls(
                                BATCH_LOGIN,
                                "mvnw",
                                "az group exists",
                                "az group show",
                                "az deployment group list",
                                "az batch account list",
                                QUOTA,
                                once,
                                QUOTA,
                                once,
                                PROCESSOR,
                                DISPATCHER)
                        .hasCall("heldSpotNodes=15"),
                deploy("without any Spot quota all is deployed, and said", "batch")
                        .given("quota", "BatchService eastus2 100 0 false null")
                        .calls(BATCH_LOGIN, "mvnw", RESOURCES, QUOTA, once, PROCESSOR, DISPATCHER)
                        .hasCall("heldSpotNodes=0")
                        .ends(0, "lowered from 20 to 0", "Ask for more", "Uploaded"),
                deploy("so it is without any dedicated quota", "batch")
                        .given("quota", "BatchService eastus2 0 80 false null")
                        .calls(first(DISPATCHER))
                        .ends(0, "Of dedicated cores", "may have 0, and its pools need 6 at most", "Ask for more"),
                deploy("on dedicated nodes as many are needed as there may be", "batch")
                        .given("outputs", outputs("Standard_D4s_v5", "Standard_D2s_v5", 10, 0, 0))
                        .given("quota", "BatchService eastus2 41 0 false null")
                        .calls(first(DISPATCHER))
                        .ends(0, "may have 41, and its pools need 42 at most", "Ask for more"),
                deploy("a quota of the family is compared where there is one, in any capitals", "batch")
                        .given("outputs", outputs("Standard_D4s_v5", "Standard_A1_v2", 10, 0, 0))
                        .given("quota", "BatchService eastus2 100 0 null true")
                        .given("families", "STANDARDDSv5FAMILY 8\nstandardAv2Family 0\n")
                        .calls(BATCH_LOGIN, "mvnw", RESOURCES, QUOTA, "az batch account show", PROCESSOR, DISPATCHER)
                        .ends(
                                0,
                                "Of dedicated cores of standardDSv5Family the Batch account shopbatch may have 8, "
                                        + "and its pools need 40 at most",
                                "Of dedicated cores of standardAv2Family the Batch account shopbatch may have 0, "
                                        + "and its pools need 1 at most"),
                deploy("pools of one family share its quota", "batch")
                        .given("outputs", outputs("Standard_D4s_v5", "Standard_D2s_v5", 10, 0, 0))
                        .given("quota", "BatchService eastus2 100 0 true null")
                        .given("families", "standardDSv5Family 100\n")
                        .calls(BATCH_LOGIN, "mvnw", RESOURCES, QUOTA, "az batch account show", PROCESSOR, DISPATCHER)
                        .ends(0, "standardDSv5Family the Batch account shopbatch may have 100, and its pools need 42"),
                deploy("what a size is that Batch does not list is not guessed", "batch")
                        .given("outputs", outputs("Standard_X9", "Standard_Old", 10, 20, 20))
                        .calls(first(DISPATCHER))
                        .ends(0, "a Standard_X9 and a Standard_Old has is not known in eastus2"),
                deploy("cores of a subscription are not the account's", "batch")
                        .given("quota", "UserSubscription eastus2 null null null null")
                        .calls(BATCH_LOGIN, "mvnw", RESOURCES, "az batch account show", PROCESSOR, DISPATCHER)
                        .ends(0, "az vm list-usage --location eastus2"));
    }

    private static String outputs(String nodes, String dispatcher, int most, int spot, int spotAtMost) {
        return """
                storageAccountName=shopx
                packageContainer=app-package
                identityClientId=client-1
                batchAccountName=shopbatch
                batchEndpoint=https://shopbatch.eastus2.batch.azure.com
                poolId=jobs
                dispatcherPoolId=dispatcher
                nodeSize=%s
                dispatcherNodeSize=%s
                maximumNodes=%d
                wantedSpotNodes=%d
                spotNodesAtMost=%d
                """.formatted(nodes, dispatcher, most, spot, spotAtMost);
    }

    private static Stream<ScriptCase> pools() {
        String refused = "(PropertyCannotBeUpdated) A property that cannot be updated was specified. vmSize";
        List<Object> awake = List.of(
                "az storage blob upload",
                "az batch account login",
                "az batch pool list",
                "az batch pool show",
                "az batch pool autoscale",
                "az batch pool autoscale",
                NODES);
        return Stream.of(
                deploy("a pool that does not change is to be deleted", "batch")
                        .given("refuse-deployment", "1")
                        .given("deployment-error", refused)
                        .calls(BATCH_LOGIN, "mvnw", "az group exists", "az group create", CREATE)
                        .ends(
                                1,
                                "PropertyCannotBeUpdated",
                                "A pool takes no other size",
                                "az batch pool delete --pool-id POOL --yes",
                                "--resource-group rg-photo-worker"),
                deploy("one that is being deleted is waited for", "mix")
                        .given("refuse-deployment", "1")
                        .given("deployment-error", "(PoolBeingDeleted) The specified pool is being deleted.")
                        .calls(BATCH_LOGIN, "mvnw", "az group exists", "az group create", CREATE)
                        .ends(1, "deploy again in some minutes"),
                deploy("one for which there is no quota is asked for", "batch")
                        .given("refuse-deployment", "1")
                        .given("deployment-error", "(PoolQuotaReached) The account has reached its pool quota.")
                        .calls(BATCH_LOGIN, "mvnw", "az group exists", "az group create", CREATE)
                        .ends(1, "PoolQuotaReached", "may have no more pools", "batch-quota-limit"),
                deploy("what is wrong with a pool is shown", "batch")
                        .given(
                                "pools",
                                "jobs\n[{\\\"code\\\": \\\"AllocationFailed\\\"}]\n{\\\"code\\\": \\\"X\\\"}\ntrue\n")
                        .calls(first(DISPATCHER))
                        .ends(
                                0,
                                "The pool jobs has fewer nodes than it wants: [{\"code\": \"AllocationFailed\"}]",
                                "The formula of the pool jobs has failed: {\"code\": \"X\"}"),
                deploy("an autoscale that met a quota is switched off and on", "batch")
                        .given("pools", """
                                dispatcher
                                null
                                null
                                true
                                jobs
                                [{\\"code\\": \\"AccountLowPriorityCoreQuotaReached\\"}]
                                null
                                true
                                """)
                        .calls(BATCH_LOGIN, "mvnw", RESOURCES, QUOTA, awake, DISPATCHER)
                        .hasCall("az", "batch", "pool", "autoscale", "disable", "--pool-id", "jobs")
                        .hasCall("--auto-scale-formula", "@batch/target/formula.txt")
                        .ends(0, "AccountLowPriorityCoreQuotaReached", "was switched off and on"),
                deploy("a pool without a formula is not", "mix")
                        .given("pools", "jobs\n[{\\\"code\\\": \\\"AccountCoreQuotaReached\\\"}]\nnull\nfalse\n")
                        .calls(first(PUBLISH))
                        .ends(0, "AccountCoreQuotaReached"));
    }

    private static Stream<ScriptCase> nodes() {
        return Stream.of(deploy("a node that cannot be restarted now is asked again", "mix")
                .given("nodes", "node-1 node-2")
                .given("refuse-reboot", "1")
                .calls(first(REBOOT, REBOOT, NODES, REBOOT, PUBLISH)));
    }

    private static Stream<ScriptCase> dispatchers() {
        String delete = "az batch job delete";
        return Stream.of(
                deploy("a dispatcher that is being deleted is not there", "batch")
                        .given("refuse-deleting", "1")
                        .calls(first(JOBS, DISPATCHER)),
                deploy("one that is deleted all the time is given up", "batch")
                        .given("refuse-deleting", "9")
                        .calls(first(JOBS, JOBS, JOBS, JOBS))
                        .ends(1, "Given up after 4 tries", "is deleting"),
                deploy("a state is said in small letters", "batch")
                        .given("dispatcher", "")
                        .given("dispatcher-state", "Active")
                        .calls(first(JOBS))
                        .ends(1, "Active"),
                deploy("one whose job is disabled is left to who has done that", "batch")
                        .given("dispatcher", "")
                        .given("dispatcher-state", "disabled")
                        .calls(first(JOBS))
                        .ends(1, "disabled", "az batch job delete --job-id dispatcher"),
                deploy("one whose job is completed is followed by another", "batch")
                        .given("dispatcher", "")
                        .given("dispatcher-state", "completed")
                        .calls(first(JOBS, delete, JOBS, DISPATCHER))
                        .passes(delete, "dispatcher", "--yes")
                        .ends(0, "its job is completed", "No dispatcher runs yet"),
                deploy("so is one whose task has ended, though its job is active", "batch")
                        .given("dispatcher", "")
                        .given("tasks", "completed")
                        .calls(first(JOBS, TASKS, delete, JOBS, DISPATCHER))
                        .ends(0, "its task has ended", "No dispatcher runs yet"),
                deploy("and one that has no task at all", "batch")
                        .given("dispatcher", "")
                        .given("tasks", "")
                        .calls(first(JOBS, TASKS, delete, JOBS, DISPATCHER)),
                running("the successor of one that has ended is there")
                        .given("tasks", "completed completed running")
                        .calls(again(JOBS, TASKS, BEAT, NODES, REBOOT, BEAT))
                        .ends(0, "Deployed."),
                deploy("one that waits for a node is there, and does not run yet", "batch")
                        .given("group", "")
                        .given("dispatcher", "")
                        .given("tasks", "active")
                        .calls(BATCH_LOGIN, "mvnw", AGAIN, QUOTA, PROCESSOR, JOBS, TASKS, BEAT, NODES)
                        .ends(0, "The dispatcher is there already", "No dispatcher runs yet"));
    }

    private static Stream<ScriptCase> builds() {
        return Stream.of(
                deploy("a processor without a build id is not uploaded", "batch")
                        .given("half", "")
                        .calls(BATCH_LOGIN, "mvnw")
                        .ends(1, "batch/target/processor.jar is not whole", "Leave out --skip-build"),
                running("it is awaited that the dispatcher says which build it is")
                        .given("beats", OLD + " 1\n" + OLD + " 1\n" + OLD + " 2\n" + BUILD + " 3\n")
                        .calls(again(JOBS, TASKS, BEAT, NODES, REBOOT, BEAT, BEAT, BEAT))
                        .ends(0, "has not begun again", "has the build " + OLD + " still", "Deployed."),
                running("one that is gone, and comes again")
                        .given("beats", OLD + " 1\n\n" + BUILD + " 3\n")
                        .calls(again(JOBS, TASKS, BEAT, NODES, REBOOT, BEAT, BEAT))
                        .ends(0, "has not begun again", "Deployed."),
                running("what it said before it was restarted counts for nothing")
                        .given("beats", BUILD + " 1\n")
                        .calls(again(JOBS, TASKS, BEAT, NODES, REBOOT, BEAT, BEAT, BEAT, BEAT))
                        .ends(1, "Given up after 4 tries: the dispatcher has not begun again"),
                running("an old dispatcher that goes on is no deployment")
                        .given("beats", OLD + " 1\n" + OLD + " 2\n")
                        .calls(again(JOBS, TASKS, BEAT, NODES, REBOOT, BEAT, BEAT, BEAT, BEAT))
                        .ends(1, "Given up after 4 tries: the dispatcher has the build " + OLD + " still"),
                running("nor is one that has no build")
                        .given("beats", "null 1\nnull 2\n")
                        .calls(again(JOBS, TASKS, BEAT, NODES, REBOOT, BEAT, BEAT, BEAT, BEAT))
                        .ends(1, "Given up"));
    }
}
