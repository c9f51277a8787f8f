package io.github.bgjob.deploy.bicep;

import java.util.List;
import java.util.Optional;

import io.github.bgjob.deploy.Finding;

/**
 * What the compiler says of a project.
 *
 * @param findings errors, warnings and what is not formatted
 * @param infra what it would make; empty where there are errors
 */
public record Compilation(List<Finding> findings, Optional<Infra> infra) {

    public Compilation {
        findings = List.copyOf(findings);
    }
}
