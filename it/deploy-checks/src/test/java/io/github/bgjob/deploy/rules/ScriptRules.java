package io.github.bgjob.deploy.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the parameter file and the scripts give is wanted and possible, and what the scripts read is put out. */
final class ScriptRules {

    private static final Pattern TIME_LIMIT = Pattern.compile("-1|(?:\\d+\\.)?\\d\\d:\\d\\d:\\d\\d");
    private static final Set<String> BY_SCRIPTS =
            Set.of("name", "location", "deployerPrincipalId", "deployerPrincipalType");

    private final Deployment deployment;

    private ScriptRules(Deployment deployment) {
        this.deployment = deployment;
    }

    static void check(Deployment deployment) {
        ScriptRules rules = new ScriptRules(deployment);
        rules.parameterFile();
        rules.passed();
        rules.outputs();
    }

    /** An older compiler of az overlooks values on the command line that stand in no parameter file: Azure/bicep#12647. */
    private void parameterFile() {
        Map<String, Object> values = deployment.infra().parameters();
        deployment.infra().declared().keySet().stream()
                .filter(name -> !values.containsKey(name))
                .forEach(name -> deployment.report(Deployment.PARAMETERS, "does not give " + name));
        Object limit = values.getOrDefault("functionTimeout", "-1");
        if (!TIME_LIMIT.matcher(limit.toString()).matches()) {
            deployment.report(Deployment.PARAMETERS, "functionTimeout cannot be " + limit);
        }
    }

    private void passed() {
        Set<String> given = new TreeSet<>();
        for (String script : List.of("deploy/deploy.sh", "deploy/deploy.ps1")) {
            Set<String> passed = found(
                    "(?m)[ \"](\\w+)=\"?\\$(?:name|location|principal\\w*|Name|Location|Principal\\w*)\"",
                    deployment.project().file(script));
            if (!passed.equals(BY_SCRIPTS)) {
                deployment.report(script, "passes the parameters " + passed);
            }
            given.addAll(passed);
        }
        given.addAll(found("(?m)^([a-z]\\w*)=", deployment.project().file("deploy/deploy.env")));
        given.stream()
                .filter(name -> !deployment.infra().declared().containsKey(name))
                .forEach(name -> deployment.report(Deployment.MAIN, "does not take the parameter " + name));
    }

    private void outputs() {
        Set<String> made = deployment.infra().outputs();
        Set<String> needed = new TreeSet<>(List.of(String.join(
                        " ", found("(?m)^needs='([^']*)'", deployment.project().file("deploy/upload.sh")))
                .split("\\s+")));
        needed.stream()
                .filter(name -> !made.contains(name))
                .forEach(name ->
                        deployment.report("deploy/upload.sh", "reads " + name + ", which main.bicep does not put out"));
        String list = String.join(
                " ",
                found(
                        "(?m)^\\$needs = ((?:'\\w+'(?:,\\s+)?)+)",
                        deployment.project().file("deploy/upload.ps1")));
        if (!found("'(\\w+)'", list).equals(needed)) {
            deployment.report("deploy/upload.ps1", "needs other outputs than upload.sh: " + list);
        }
        deployment.project().files().forEach((path, text) -> {
            if (path.matches("deploy/.*\\.ps1")) {
                found("\\$outputs\\.([a-z]\\w*)", text).stream()
                        .filter(name -> !needed.contains(name))
                        .forEach(name -> deployment.report(path, "reads " + name + ", which it does not say it needs"));
            }
        });
        // An output whose name begins with several capitals comes back from Azure in another spelling.
        made.stream()
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
