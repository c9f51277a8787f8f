package io.github.bgjob.deploy.bicep;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the compiler makes of a project's infrastructure.
 *
 * @param template for Azure Resource Manager, with the modules in it
 * @param parameters the values in main.bicepparam, by name
 * @param resources what a deployment with these values would make: conditions and loops are worked out, and names, too
 * @param graphs what depends on what, by file below {@code infra}
 */
public record Infra(
        Map<String, Object> template,
        Map<String, Object> parameters,
        List<Resource> resources,
        Map<String, Graph> graphs) {

    public List<Resource> resources(String type) {
        return resources.stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    /** The outputs of the deployment. */
    public Set<String> outputs() {
        return Json.map(template.get("outputs")).keySet();
    }

    /** The parameters of the deployment, by name. */
    public Map<String, Object> declared() {
        return Json.map(template.get("parameters"));
    }
}
