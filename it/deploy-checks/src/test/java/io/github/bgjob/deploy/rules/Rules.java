package io.github.bgjob.deploy.rules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.bgjob.deploy.Finding;
import io.github.bgjob.deploy.Project;
import io.github.bgjob.deploy.bicep.BicepFile;

/** What a deployment of this project must be like, beyond what a compiler knows. */
public final class Rules {

    private Rules() {}

    /** Looks at a project whose Bicep could be parsed. */
    public static List<Finding> of(Project project, Map<String, BicepFile> bicep) throws IOException {
        Deployment deployment = new Deployment(project, bicep, new ArrayList<>());
        if (!bicep.containsKey(Deployment.MAIN)) {
            return List.of(new Finding(Deployment.MAIN, 0, "is missing or cannot be read"));
        }
        RoleRules.check(deployment);
        ResourceRules.check(deployment);
        SymbolRules.check(deployment);
        SecretRules.check(deployment);
        CodeRules.check(deployment);
        ScriptRules.check(deployment);
        return deployment.findings();
    }
}
