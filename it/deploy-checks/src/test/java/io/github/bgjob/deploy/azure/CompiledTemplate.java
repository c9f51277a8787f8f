package io.github.bgjob.deploy.azure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.bgjob.deploy.bicep.Infra;
import io.github.bgjob.deploy.bicep.Json;
import io.github.bgjob.deploy.bicep.Resource;

/**
 * What a project's Bicep compiles to, and what comes of it.
 *
 * @param json the template that Azure Resource Manager gets
 * @param resources what it makes
 * @param outputs what a deployment puts out, by name; what only Azure could compute is made up
 */
public record CompiledTemplate(Map<String, Object> json, List<Resource> resources, Map<String, String> outputs) {

    static final String APP_HOST = "shop-standin.azurewebsites.net";
    static final String UPLOAD_HOST = "shop-standin.scm.azurewebsites.net";
    static final String STORAGE_ACCOUNT = "shopstandin";
    static final String PACKAGE_CONTAINER = "app-package";
    static final String BATCH_ACCOUNT = "shopbatch";
    static final String BATCH_HOST = "shopbatch.eastus2.batch.azure.com";

    private static final Map<String, String> MADE_UP = Map.of(
            "appName",
            "shop-standin",
            "appHost",
            APP_HOST,
            "storageAccountName",
            STORAGE_ACCOUNT,
            "insightsName",
            "appi-shop",
            "packageContainer",
            PACKAGE_CONTAINER,
            "identityClientId",
            "client-1",
            "batchAccountName",
            BATCH_ACCOUNT,
            "batchEndpoint",
            "https://" + BATCH_HOST,
            "poolId",
            "jobs",
            "dispatcherPoolId",
            "dispatcher");

    /**
     * The template of a project.
     *
     * @param infra what the compiler makes of it
     */
    public static CompiledTemplate of(Infra infra) {
        Map<String, String> outputs = new LinkedHashMap<>();
        Json.map(infra.template().get("outputs")).forEach((name, output) -> {
            String value = (String) Json.map(output).get("value");
            outputs.put(name, value.startsWith("[") ? MADE_UP.getOrDefault(name, "") : value);
        });
        return new CompiledTemplate(infra.template(), infra.resources(), outputs);
    }
}
