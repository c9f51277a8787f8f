package io.github.bgjob.deploy.rules;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.bgjob.deploy.bicep.BicepFile;
import io.github.bgjob.deploy.bicep.BicepFile.Declaration;
import io.github.bgjob.deploy.bicep.BicepFile.Kind;

/** What the parameter file and the scripts give is wanted and possible, and what the scripts read is put out. */
final class ScriptRules {

    private static final String PARAMETERS = "infra/main.parameters.json";
    private static final Pattern PLAN_SIZE = Pattern.compile("FC1|B[123]|S[123]|P[0123]v3|P[123]mv3|P[0123]v4");
    private static final Pattern NODE_SIZE = Pattern.compile("Standard_D(?:2|4|8|16)s_v5");

    private final Deployment deployment;

    private ScriptRules(Deployment deployment) {
        this.deployment = deployment;
    }

    static void check(Deployment deployment) {
        ScriptRules rules = new ScriptRules(deployment);
        rules.sizes();
        rules.parameters();
        rules.outputs();
    }

    private void sizes() {
        deployment.bicep().values().stream()
                .flatMap(file -> Deployment.resources(file, "Microsoft.Web/serverfarms").stream())
                .flatMap(plan -> plan.body().orElseThrow().at("sku", "name").stream())
                .flatMap(sku -> sku.literal().stream())
                .filter(sku -> !PLAN_SIZE.matcher(sku).matches())
                .forEach(sku -> deployment.report(Deployment.MAIN, "there is no plan of the size " + sku));
        Map<String, Object> values = parameterValues();
        check(values, "planSku", PLAN_SIZE);
        check(values, "nodeSize", NODE_SIZE);
        check(values, "dispatcherNodeSize", NODE_SIZE);
        check(values, "functionTimeout", Pattern.compile("-1|(?:\\d+\\.)?\\d\\d:\\d\\d:\\d\\d"));
    }

    private void check(Map<String, Object> values, String name, Pattern allowed) {
        if (values.containsKey(name)
                && !allowed.matcher(String.valueOf(values.get(name))).matches()) {
            deployment.report(PARAMETERS, name + " cannot be " + values.get(name));
        }
    }

    /** What the parameter file and the scripts give must be there, and nothing that is wanted may be missing. */
    private void parameters() {
        BicepFile main = deployment.main();
        Map<String, Object> values = parameterValues();
        Set<String> given = new TreeSet<>(values.keySet());
        for (String script : List.of("deploy/deploy.sh", "deploy/deploy.ps1")) {
            Set<String> passed = found(
                    "(?m)[ \"](\\w+)=\"?\\$(?:name|location|principal\\w*|Name|Location|Principal\\w*)\"",
                    deployment.project().file(script));
            if (!passed.equals(Set.of("name", "location", "deployerPrincipalId", "deployerPrincipalType"))) {
                deployment.report(script, "passes the parameters " + passed);
            }
            given.addAll(passed);
        }
        given.addAll(found("(?m)^([a-z]\\w*)=", deployment.project().file("deploy/deploy.env")));
        main.declarations().values().stream()
                .filter(declaration -> declaration.kind() == Kind.PARAMETER)
                .filter(parameter -> parameter.body().isEmpty() && !given.contains(parameter.name()))
                .forEach(parameter -> deployment.report(main, parameter.node(), "nobody gives " + parameter.name()));
        for (String name : given) {
            Declaration parameter = main.declarations().get(name);
            if (parameter == null || parameter.kind() != Kind.PARAMETER) {
                deployment.report(PARAMETERS, "gives " + name + ", which main.bicep does not take");
            } else if (values.containsKey(name)) {
                checkValue(parameter, values.get(name));
            }
        }
    }

    private void checkValue(Declaration parameter, Object value) {
        String type = value instanceof String ? "string" : value instanceof Boolean ? "bool" : "int";
        if (!type.equals(parameter.type())) {
            deployment.report(PARAMETERS, parameter.name() + " must be " + parameter.type());
        }
        String literal = value instanceof String ? "'" + value + "'" : String.valueOf(value);
        parameter
                .decorator("allowed")
                .filter(allowed -> allowed.get(0).children().stream()
                        .noneMatch(one -> one.text().equals(literal)))
                .ifPresent(allowed -> deployment.report(PARAMETERS, parameter.name() + " may not be " + value));
    }

    private Map<String, Object> parameterValues() {
        try {
            Map<?, ?> parameters = (Map<?, ?>)
                    JSON.std.mapFrom(deployment.project().file(PARAMETERS)).get("parameters");
            return parameters.entrySet().stream()
                    .collect(Collectors.toMap(
                            entry -> (String) entry.getKey(), entry -> ((Map<?, ?>) entry.getValue()).get("value")));
        } catch (IOException e) {
            throw new UncheckedIOException(PARAMETERS + " of " + deployment.project() + " is not JSON", e);
        }
    }

    private void outputs() {
        BicepFile main = deployment.main();
        for (Map.Entry<String, String> script : deployment.project().files().entrySet()) {
            Set<String> read = new TreeSet<>();
            if (script.getKey().matches("deploy/.*\\.sh")) {
                read.addAll(found("\\$\\{(\\w+):\\?", script.getValue()));
            } else if (script.getKey().matches("deploy/.*\\.ps1")) {
                read.addAll(found("Get-Output '(\\w+)'", script.getValue()));
            }
            read.remove("resourceGroup");
            read.stream()
                    .filter(name -> !main.outputs().containsKey(name))
                    .forEach(name -> deployment.report(
                            script.getKey(), "reads " + name + ", which main.bicep does not put out"));
        }
        // An output whose name begins with several capitals comes back from Azure in another spelling.
        main.outputs().keySet().stream()
                .filter(name -> !name.matches("[a-z]+(?:[A-Z][a-z]+)*"))
                .forEach(name -> deployment.report(Deployment.MAIN, "the output " + name + " must be in camel case"));
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
