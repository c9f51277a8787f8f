package io.github.bgjob.deploy.rules;

import java.util.Map;
import java.util.regex.Pattern;

import io.github.bgjob.deploy.Finding;
import io.github.bgjob.deploy.bicep.Json;

/** No key and no connection string is asked for, set or put out. */
final class SecretRules {

    private static final Pattern KEYS = Pattern.compile(
            "(?i)\\blist[A-Z]\\w*\\(|listKeys|AccountKey=|SharedAccessSignature|primaryKey|primaryAccessKey|"
                    + "InstrumentationKey\\b|BATCH_ACCOUNT_KEY|sig=");

    private static final Pattern SECRET = Pattern.compile("(?i)connectionString|secret|password|token");

    private final Deployment deployment;

    private SecretRules(Deployment deployment) {
        this.deployment = deployment;
    }

    static void check(Deployment deployment) {
        SecretRules rules = new SecretRules(deployment);
        deployment.project().files().forEach((path, text) -> {
            if (path.startsWith("infra/")) {
                rules.keys(path, text);
            }
        });
        rules.outputs(deployment.infra().template());
    }

    private void keys(String path, String text) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (KEYS.matcher(lines[i]).find()) {
                deployment.findings().add(new Finding(path, i + 1, "has to do with a key: " + lines[i].strip()));
            }
        }
    }

    private void outputs(Map<String, Object> template) {
        Json.map(template.get("outputs")).forEach((name, output) -> {
            if (SECRET.matcher(name + Json.map(output).get("value")).find()) {
                deployment.report(Deployment.MAIN, "the output " + name + " must not give away a secret");
            }
        });
        modules(template.get("resources")).forEach(module -> Json.at(module, "properties.template")
                .ifPresent(nested -> outputs(Json.map(nested))));
    }

    /** Resources are an array in older templates, and an object of symbols in newer ones. */
    private static Iterable<Map<String, Object>> modules(Object resources) {
        return resources instanceof Map<?, ?> symbols
                ? symbols.values().stream().map(Json::map).toList()
                : Json.maps(resources);
    }
}
