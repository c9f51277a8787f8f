package io.github.bgjob.deploy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.bgjob.deploy.azure.CompiledTemplate;

/**
 * What a deployment has to ask of Azure, by what the project consists of.
 *
 * @param app whether there is an app that takes a package
 * @param batch whether there is a Batch account whose nodes take a processor
 * @param dispatcher whether its jobs come from a dispatcher on a node
 */
record ExpectedRequests(boolean app, boolean batch, boolean dispatcher) {

    private static final String GROUP =
            "management.azure.com/subscriptions/00000000-0000-0000-0000-00000000000c/resourcegroups/rg-shop";
    private static final String DEPLOYMENT = GROUP + "/providers/microsoft.resources/deployments/shop";
    private static final String PUBLISH = "POST shop-standin.scm.azurewebsites.net/api/publish ";
    private static final String BLOB = "PUT shopstandin.blob.core.windows.net/app-package/processor.jar ";
    private static final String BATCH = "shopbatch.eastus2.batch.azure.com";

    static final String DELETION = "DELETE " + GROUP + " 202";

    static ExpectedRequests of(CompiledTemplate template) {
        return new ExpectedRequests(
                template.outputs().containsKey("appName"),
                template.outputs().containsKey("batchAccountName"),
                template.outputs().containsKey("dispatcherPoolId"));
    }

    /** Group, resources, then packages, each until it is taken. No role, no key and no setting by the CLI. */
    List<String> writes(boolean first) {
        List<String> writes = new ArrayList<>();
        if (first) {
            writes.add("PUT " + GROUP + " 201");
        }
        writes.addAll(List.of("POST " + DEPLOYMENT + "/validate 200", "PUT " + DEPLOYMENT + " 201"));
        if (batch) {
            if (first) {
                writes.addAll(List.of(BLOB + 403, BLOB + 403));
            }
            writes.addAll(List.of(BLOB + 201, restart("jobs")));
        }
        if (dispatcher) {
            writes.add(first ? "POST " + BATCH + "/jobs 201" : restart("dispatcher"));
        }
        if (app) {
            if (first) {
                writes.addAll(List.of(PUBLISH + 403, PUBLISH + 403, PUBLISH + 409));
            }
            writes.add(PUBLISH + 202);
        }
        return writes;
    }

    private static String restart(String pool) {
        return "POST " + BATCH + "/pools/" + pool + "/nodes/tvm-" + pool + "/reboot 202";
    }

    /** What is looked for in vain the first time. */
    List<String> refusedReads() {
        List<String> refused = new ArrayList<>(List.of("HEAD " + GROUP + " 404"));
        if (app) {
            // Before each of the four uploads.
            refused.addAll(Collections.nCopies(4, "GET shop-standin.scm.azurewebsites.net/api/deployments/latest 404"));
            refused.add("GET shop-standin.azurewebsites.net/api/health 503");
        }
        return refused;
    }
}
