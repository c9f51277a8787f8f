package io.github.bgjob.deploy.rules;

import java.util.regex.Pattern;

import io.github.bgjob.deploy.Finding;
import io.github.bgjob.deploy.bicep.BicepFile;

/** No key and no connection string is asked for, set or put out. */
final class SecretRules {

    private static final Pattern KEYS = Pattern.compile(
            "(?i)\\blist[A-Z]\\w*\\(|listKeys|AccountKey=|SharedAccessSignature|primaryKey|primaryAccessKey|"
                    + "InstrumentationKey\\b|BATCH_ACCOUNT_KEY|sig=");

    private final Deployment deployment;

    private SecretRules(Deployment deployment) {
        this.deployment = deployment;
    }

    static void check(Deployment deployment) {
        SecretRules rules = new SecretRules(deployment);
        deployment.bicep().values().forEach(rules::keys);
    }

    private void keys(BicepFile file) {
        String[] lines = file.text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (KEYS.matcher(lines[i]).find()) {
                deployment.findings().add(new Finding(file.path(), i + 1, "has to do with a key: " + lines[i].strip()));
            }
        }
        file.outputs().forEach((name, output) -> {
            String value = output.body().orElseThrow().text();
            if ((name + value).matches("(?is).*(connectionString|secret|password|token).*")) {
                deployment.report(file, output.node(), "an output must not give away a secret");
            }
        });
    }
}
