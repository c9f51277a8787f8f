package io.github.bgjob.deploy.rules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.bgjob.deploy.Finding;
import io.github.bgjob.deploy.Project;
import io.github.bgjob.deploy.bicep.Infra;

/** What a deployment of this project must be like, beyond what a compiler knows. */
public final class Rules {

    private Rules() {}

    /**
     * Looks at a project.
     *
     * @param infra what the compiler makes of it
     */
    public static List<Finding> of(Project project, Infra infra) throws IOException {
        Deployment deployment = new Deployment(project, infra, new ArrayList<>());
        RoleRules.check(deployment);
        OrderRules.check(deployment);
        ResourceRules.check(deployment);
        SecretRules.check(deployment);
        CodeRules.check(deployment);
        LogRules.check(deployment);
        ScriptRules.check(deployment);
        return deployment.findings();
    }
}
