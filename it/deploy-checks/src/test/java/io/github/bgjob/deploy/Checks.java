package io.github.bgjob.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What can be said of a project's deployment without running anything of it, but for its infrastructure. */
final class Checks {

    private final Optional<AzdSchema> azd;

    Checks() throws IOException {
        Optional<Path> schema = Here.data("azure.yaml.schema.json");
        azd = schema.isPresent() ? Optional.of(new AzdSchema(schema.get())) : Optional.empty();
    }

    boolean knowAzd() {
        return azd.isPresent();
    }

    /** The findings for each project, in one run of the parsers. */
    Map<Project, List<Finding>> of(List<Project> projects, Path place) throws IOException, InterruptedException {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < projects.size(); i++) {
            String prefix = i + "/";
            projects.get(i).files().forEach((path, text) -> files.put(prefix + path, text));
        }
        List<Finding> parsed = Parsers.check(files);
        Map<Project, List<Finding>> findings = new LinkedHashMap<>();
        for (int i = 0; i < projects.size(); i++) {
            List<Finding> ofProject = new ArrayList<>(under(i + "/", parsed));
            ofProject.addAll(of(projects.get(i), place.resolve(String.valueOf(i))));
            findings.put(projects.get(i), ofProject);
        }
        return findings;
    }

    private List<Finding> of(Project project, Path place) throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>(TextRules.of(project));
        findings.addAll(WindowsPowerShellRules.of(project));
        azd.ifPresent(schema -> findings.addAll(schema.check(project)));
        findings.addAll(ShellCheck.of(project, ShellCheck.write(project, place)));
        return findings;
    }

    private static List<Finding> under(String directory, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.file().startsWith(directory))
                .map(finding ->
                        new Finding(finding.file().substring(directory.length()), finding.line(), finding.message()))
                .toList();
    }
}
