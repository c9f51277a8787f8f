package io.github.bgjob.deploy;

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
 * there are. Names and values that are computed in Azure are made up.
 */
final class CompiledTemplate {

    private static final Map<String, String> MADE_UP = Map.of(
            "appName", "shop-standin",
            "appHost", "shop-standin.azurewebsites.net",
            "storageAccountName", "shopstandin",
            "insightsName", "appi-shop",
            "packageContainer", "app-package",
            "identityClientId", "client-1",
            "batchAccountName", "shopbatch",
            "batchEndpoint", "https://shopbatch.eastus2.batch.azure.com",
            "poolId", "jobs",
            "dispatcherPoolId", "dispatcher");

    private CompiledTemplate() {}

    /** The template; {@code values} holds, beside what a compiler would write, a value for each output. */
    static Map<String, Object> of(Map<String, BicepFile> files) {
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
        return Map.of(
                "$schema", "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
                "contentVersion", "1.0.0.0",
                "parameters", parameters,
                "resources", resources,
                "outputs", outputs,
                "values", values);
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
