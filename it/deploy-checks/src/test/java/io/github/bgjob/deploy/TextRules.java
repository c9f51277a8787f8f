package io.github.bgjob.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be seen in files without knowing their language. */
final class TextRules {

    private static final Pattern DIRECTIVE = Pattern.compile("</?#[a-z]|\\[=|acmetpl");
    private static final Pattern SECRET = Pattern.compile(
            "(?i)AccountKey=|SharedAccessSignature|listKeys|client[-_]?secret|--password|\\bpassword\\s*[:=]");
    private static final Set<String> STARTED = Set.of("deploy/deploy.sh", "deploy/teardown.sh", "deploy/upload.sh");
    private static final List<String> EXPECTED = List.of(
            "infra/main.bicep",
            "infra/main.bicepparam",
            "infra/bicepconfig.json",
            "deploy/deploy.sh",
            "deploy/deploy.ps1",
            "deploy/teardown.sh",
            "deploy/teardown.ps1",
            "deploy/upload.sh",
            "deploy/upload.ps1",
            "deploy/deploy.txt",
            "deploy/teardown.txt",
            "deploy/deploy.env",
            "deploy/README.md",
            "azure.yaml",
            ".github/workflows/deploy.yml");

    private TextRules() {}

    static List<Finding> of(Project project) {
        List<Finding> findings = new ArrayList<>();
        EXPECTED.stream()
                .filter(path -> !project.files().containsKey(path))
                .forEach(path -> findings.add(new Finding(path, 0, "is missing")));
        project.files().forEach((path, text) -> {
            if (text.indexOf('\r') >= 0) {
                findings.add(new Finding(path, 0, "has CR at the ends of lines"));
            }
            if (!text.endsWith("\n")) {
                findings.add(new Finding(path, 0, "does not end with a line end"));
            }
            if (DIRECTIVE.matcher(text).find()) {
                findings.add(new Finding(path, 0, "has something left over from the templates"));
            }
            if (SECRET.matcher(text).find()) {
                findings.add(new Finding(path, 0, "has to do with a key or a password"));
            }
        });
        for (String script : STARTED) {
            if (!project.executable().contains(script)) {
                findings.add(new Finding(script, 0, "cannot be started: it has no execute bit"));
            }
            if (!project.files().getOrDefault(script, "").startsWith("#!/bin/sh\n")) {
                findings.add(new Finding(script, 0, "does not begin with #!/bin/sh"));
            }
        }
        String workflow = project.files().getOrDefault(".github/workflows/deploy.yml", "");
        if (!workflow.contains("id-token: write") || !workflow.contains("azure/login@v2")) {
            findings.add(new Finding(".github/workflows/deploy.yml", 0, "does not log in by OpenID Connect"));
        }
        if (workflow.contains("secrets.")) {
            findings.add(new Finding(".github/workflows/deploy.yml", 0, "wants a secret"));
        }
        if (Pattern.compile("run:[^\n]*\\$\\{\\{|\n {10,}[^\n]*deploy\\.sh[^\n]*\\$\\{\\{")
                .matcher(workflow)
                .find()) {
            findings.add(new Finding(".github/workflows/deploy.yml", 0, "puts an expression into a shell's text"));
        }
        return findings;
    }
}
