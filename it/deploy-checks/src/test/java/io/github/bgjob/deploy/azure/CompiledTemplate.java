package io.github.bgjob.deploy.azure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.bgjob.deploy.bicep.BicepFile;
import io.github.bgjob.deploy.bicep.BicepFile.Declaration;
import io.github.bgjob.deploy.bicep.BicepFile.Kind;
import io.github.bgjob.deploy.bicep.Syntax;

/**
 * As much of a compiled template as can be had without the compiler: the parameters with their types, and which resources
 * there are.
 *
 * @param json what a compiler would print
 * @param outputs what a deployment puts out, by name; what only Azure could compute is made up
 */
public record CompiledTemplate(Map<String, Object> json, Map<String, String> outputs) {

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
     * Compiles a project's Bicep.
     *
     * @param files what could be parsed, by path
     */
    public static CompiledTemplate of(Map<String, BicepFile> files) {
        BicepFile main = files.get("infra/main.bicep");
        Map<String, Object> parameters = new LinkedHashMap<>();
        main.declarations().values().stream()
                .filter(declaration -> declaration.kind() == Kind.PARAMETER)
                .forEach(parameter -> parameters.put(parameter.name(), parameter(parameter)));
        Map<String, Object> outputs = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        main.outputs().forEach((name, output) -> {
            outputs.put(name, Map.of("type", output.type(), "value", ""));
            values.put(name, output.body().flatMap(Syntax::literal).orElseGet(() -> MADE_UP.get(name)));
        });
        List<Map<String, String>> resources = new ArrayList<>();
        files.values().stream()
                .flatMap(file -> file.declarations().values().stream())
                .filter(declaration -> declaration.kind() == Kind.RESOURCE && !declaration.existing())
                .forEach(resource -> resources.add(Map.of(
                        "type", resource.resourceType(),
                        "apiVersion", resource.type().substring(resource.type().indexOf('@') + 1),
                        "name", resource.name())));
        return new CompiledTemplate(
                Map.of(
                        "$schema", "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
                        "contentVersion", "1.0.0.0",
                        "parameters", parameters,
                        "resources", resources,
                        "outputs", outputs),
                values);
    }

    private static Map<String, Object> parameter(Declaration declaration) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("type", declaration.type());
        Optional<List<Syntax>> allowed = declaration.decorator("allowed");
        allowed.ifPresent(values -> parameter.put(
                "allowedValues",
                values.get(0).children().stream()
                        .map(value -> value.literal()
                                .<Object>map(text -> text)
                                .orElseGet(() -> Integer.valueOf(value.text())))
                        .toList()));
        declaration
                .body()
                .ifPresent(
                        value -> parameter.put("defaultValue", value.literal().orElse(value.text())));
        return parameter;
    }
}
