package io.github.bgjob.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.github.bgjob.deploy.bicep.BicepFile;
import io.github.bgjob.deploy.bicep.Parsers;
import io.github.bgjob.deploy.bicep.TypeCheck;
import io.github.bgjob.deploy.bicep.TypeLibrary;
import io.github.bgjob.deploy.rules.Rules;

/** Everything that can be said of a project's deployment without running anything of it. */
final class Checks {

    private final Optional<TypeLibrary> library;
    private final Optional<AzdSchema> azd;

    Checks() throws IOException {
        Optional<Path> types = Here.data("bicep-types");
        library = types.isPresent() ? Optional.of(TypeLibrary.in(types.get())) : Optional.empty();
        Optional<Path> schema = Here.data("azure.yaml.schema.json");
        azd = schema.isPresent() ? Optional.of(new AzdSchema(schema.get())) : Optional.empty();
    }

    boolean knowTypes() {
        return library.isPresent();
    }

    /** The findings for each project, in one run of the parsers. */
    Map<Project, List<Finding>> of(List<Project> projects, Path place) throws IOException, InterruptedException {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < projects.size(); i++) {
            String prefix = i + "/";
            projects.get(i).files().forEach((path, text) -> files.put(prefix + path, text));
        }
        Parsers.Parsed parsed = Parsers.parse(files);
        Map<Project, List<Finding>> findings = new LinkedHashMap<>();
        for (int i = 0; i < projects.size(); i++) {
            findings.put(projects.get(i), of(projects.get(i), parsed.under(i + "/"), place.resolve(String.valueOf(i))));
        }
        return findings;
    }

    private List<Finding> of(Project project, Parsers.Parsed parsed, Path place)
            throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>(parsed.findings());
        Map<String, BicepFile> bicep = parsed.bicep();
        findings.addAll(TextRules.of(project));
        findings.addAll(TypeCheck.of(bicep, library));
        findings.addAll(Rules.of(project, bicep));
        azd.ifPresent(schema -> findings.addAll(schema.check(project)));
        findings.addAll(ShellCheck.of(project, ShellCheck.write(project, place)));
        return findings;
    }
}
