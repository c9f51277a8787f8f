package io.github.bgjob.deploy;

import java.io.IOException;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Prints what the compiler's rule says of the age of API versions. By its name no part of the build, whose outcome must not
 * depend on the day: old-api-versions.sh runs it.
 */
@Timeout(300)
class OldApiVersions {

    private static final String CONFIG = "infra/bicepconfig.json";
    private static final String RULE = "use-recent-api-versions";

    @Test
    void are_named() throws IOException {
        TreeSet<String> old = new TreeSet<>();
        for (Project project : Projects.all().toList()) {
            String asked = project.file(CONFIG)
                    .replace("\"rules\": {", "\"rules\": {\n        \"" + RULE + "\": { \"level\": \"warning\" },");
            InfraChecks.compile(project.with(CONFIG, asked)).findings().stream()
                    .filter(finding -> finding.message().startsWith(RULE))
                    .forEach(finding -> old.add(finding.message()));
        }
        System.out.println(old.isEmpty() ? "No API version is old." : String.join("\n", old));
    }
}
