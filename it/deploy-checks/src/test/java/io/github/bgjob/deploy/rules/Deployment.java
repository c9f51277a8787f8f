package io.github.bgjob.deploy.rules;

import java.util.List;

import io.github.bgjob.deploy.Finding;
import io.github.bgjob.deploy.Project;
import io.github.bgjob.deploy.bicep.Infra;
import io.github.bgjob.deploy.bicep.Resource;

/**
 * What the rules look at.
 *
 * @param findings where the rules put what they find
 */
record Deployment(Project project, Infra infra, List<Finding> findings) {

    static final String MAIN = "infra/main.bicep";
    static final String PARAMETERS = "infra/main.bicepparam";

    /** Reports something of a file as a whole. */
    void report(String path, String message) {
        findings.add(new Finding(path, 0, message));
    }

    void report(Resource resource, String message) {
        report(MAIN, Resource.shortened(resource.toString()) + " " + message);
    }
}
