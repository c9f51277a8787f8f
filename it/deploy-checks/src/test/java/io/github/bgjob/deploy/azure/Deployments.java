package io.github.bgjob.deploy.azure;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.bgjob.deploy.bicep.Resource;

/** What a resource group has: deployments of one template, of which each takes three questions, and what they make. */
final class Deployments {

    private static final int QUESTIONS_WHILE_RUNNING = 2;
    private static final Pattern DEPLOYMENT =
            Pattern.compile("/providers/Microsoft\\.Resources/deployments/([^/]+)(/.*)?", Pattern.CASE_INSENSITIVE);

    /** Source: "Queue - Get" of the Azure Storage resource provider's REST reference. */
    private static final String QUEUE = "/providers/Microsoft.Storage/storageAccounts/"
            + CompiledTemplate.STORAGE_ACCOUNT + "/queueServices/default/queues/jobs";

    private static final int WAITING = 7;

    private static final Pattern LIST =
            Pattern.compile("/providers/Microsoft\\.Resources/deployments/?", Pattern.CASE_INSENSITIVE);
    private static final String ACCOUNTS = "/providers/Microsoft.Batch/batchAccounts";
    private static final int DEDICATED_CORES = 900;

    /** How many Spot cores the account may have. */
    static final int SPOT_CORES = 1000;

    private final CompiledTemplate template;
    private final List<Map<String, Object>> parameters = new ArrayList<>();
    private int questions;
    private boolean done;
    private String begunAs = "";
    private Optional<Map<String, Object>> refusal = Optional.empty();

    Deployments(CompiledTemplate template) {
        this.template = template;
    }

    /** The parameters of every deployment, in order. */
    List<Map<String, Object>> parameters() {
        return List.copyOf(parameters);
    }

    /** Whether the resources are there. */
    boolean isDone() {
        return done;
    }

    /** Whether the last deployment has given somebody the roles on data. */
    boolean giveRolesTo(String objectId) {
        return done && objectId.equals(parameters.get(parameters.size() - 1).get("deployerPrincipalId"));
    }

    /** What is in a group. */
    List<Map<String, Object>> resources(String group) {
        List<Map<String, Object>> resources = new ArrayList<>();
        for (Resource resource : template.resources()) {
            String id = "%s/resourceGroups/%s/providers/%s/%s"
                    .formatted(ResourceManager.SUBSCRIPTION, group, resource.type(), resource.name());
            resources.add(Map.of("id", id, "type", resource.type(), "name", resource.name()));
        }
        return done ? resources : List.of();
    }

    /** @param rest what follows the group in the path */
    Answer answer(Request request, String group, String rest) throws IOException {
        if (rest.equals(ACCOUNTS)) {
            return Answer.json(200, Map.of("value", done ? List.of(account()) : List.of()));
        }
        if (done && rest.equals(ACCOUNTS + "/" + CompiledTemplate.BATCH_ACCOUNT)) {
            return Answer.json(200, account());
        }
        if (LIST.matcher(rest).matches()) {
            List<Object> all = begunAs.isEmpty() ? List.of() : List.of(deployment(group, begunAs, state()));
            return Answer.json(200, Map.of("value", all));
        }
        if (done && request.method().equals("GET") && rest.equals(QUEUE)) {
            return Answer.json(200, Map.of("name", "jobs", "properties", Map.of("approximateMessageCount", WAITING)));
        }
        Matcher deployment = DEPLOYMENT.matcher(rest);
        if (!deployment.matches()) {
            return Answer.error(404, "InvalidResourceType", rest);
        }
        String name = deployment.group(1);
        String action = request.method() + " "
                + Optional.ofNullable(deployment.group(2)).orElse("");
        return switch (action) {
            case "GET /operationStatuses/1" -> progress();
            case "GET " -> Answer.json(200, deployment(group, name, state()));
            case "POST /validate" -> validated(request, group, name);
            case "PUT " -> begun(request, group, name);
            default -> Answer.error(405, "MethodNotAllowed", action);
        };
    }

    /** With quotas for what a project wants that nobody has changed. */
    private static Map<String, Object> account() {
        return Map.of(
                "name",
                CompiledTemplate.BATCH_ACCOUNT,
                "location",
                "eastus2",
                "properties",
                Map.of(
                        "accountEndpoint",
                        CompiledTemplate.BATCH_HOST,
                        "poolAllocationMode",
                        "BatchService",
                        "dedicatedCoreQuota",
                        DEDICATED_CORES,
                        "lowPriorityCoreQuota",
                        SPOT_CORES,
                        "dedicatedCoreQuotaPerVMFamilyEnforced",
                        true,
                        "dedicatedCoreQuotaPerVMFamily",
                        List.of(Map.of("name", "standardDSv5Family", "coreQuota", DEDICATED_CORES))));
    }

    private String state() {
        return refusal.isPresent() ? "Failed" : done ? "Succeeded" : "Running";
    }

    private Answer progress() throws IOException {
        questions++;
        if (refusal.isPresent()) {
            done = true;
            return Answer.json(200, Map.of("status", "Failed", "error", refusal.get()));
        }
        done = questions > QUESTIONS_WHILE_RUNNING;
        return Answer.json(200, Map.of("status", state())).retryAfter(1);
    }

    private Answer validated(Request request, String group, String name) throws IOException {
        Optional<Answer> mistake = mistake(properties(request));
        return mistake.isPresent() ? mistake.get() : Answer.json(200, deployment(group, name, "Succeeded"));
    }

    private Answer begun(Request request, String group, String name) throws IOException {
        Map<?, ?> properties = properties(request);
        Optional<Answer> mistake = mistake(properties);
        if (mistake.isPresent()) {
            return mistake.get();
        }
        Map<String, Object> values = new HashMap<>();
        ((Map<?, ?>) properties.get("parameters"))
                .forEach((key, value) -> values.put((String) key, ((Map<?, ?>) value).get("value")));
        refusal = parameters.isEmpty() ? Optional.empty() : poolChange(values);
        if (refusal.isEmpty()) {
            parameters.add(values);
        }
        begunAs = name;
        questions = 0;
        done = false;
        return Answer.json(201, deployment(group, name, "Running"))
                .with(
                        "Azure-AsyncOperation",
                        "https://" + ResourceManager.HOST + ResourceManager.SUBSCRIPTION + "/resourcegroups/" + group
                                + "/providers/Microsoft.Resources/deployments/" + name
                                + "/operationStatuses/1?api-version=2021-04-01")
                .retryAfter(1);
    }

    /**
     * What Azure says to a change of a pool that has nodes, as each here has: scale settings, start task, metadata and
     * packages may change (Microsoft Learn, <i>Update Batch pool properties</i>), and nothing else. The words are those of
     * Azure/Batch#85.
     */
    private Optional<Map<String, Object>> poolChange(Map<String, Object> values) {
        Map<String, Object> before = parameters.get(parameters.size() - 1);
        return PoolChanges.fixed(template.json()).entrySet().stream()
                .filter(fixed ->
                        !String.valueOf(before.get(fixed.getKey())).equals(String.valueOf(values.get(fixed.getKey()))))
                .map(Map.Entry::getValue)
                .findFirst()
                .map(property -> Map.of(
                        "code",
                        "DeploymentFailed",
                        "message",
                        "At least one resource deployment operation failed.",
                        "details",
                        List.of(Map.of(
                                "code",
                                "PropertyCannotBeUpdated",
                                "message",
                                "A property that cannot be updated was specified as part of the request.",
                                "target",
                                "BatchAccount",
                                "details",
                                List.of(
                                        Map.of("code", "PropertyName", "message", property),
                                        Map.of("code", "PropertyPath", "message", "properties." + property))))));
    }

    /** The Azure CLI sends the template under a name without quotation marks, which is not JSON. */
    private static Map<?, ?> properties(Request request) throws IOException {
        String text = request.text().replaceFirst("([{,] *)template:", "$1\"template\":");
        return (Map<?, ?>) JSON.std.mapFrom(text).get("properties");
    }

    /** What Resource Manager would refuse before anything is made. */
    private Optional<Answer> mistake(Map<?, ?> properties) throws IOException {
        if (!JSON.std.mapFrom(JSON.std.asString(template.json())).equals(properties.get("template"))) {
            return invalid("This is not what the project's Bicep compiles to.");
        }
        if (!"Incremental".equalsIgnoreCase(String.valueOf(properties.get("mode")))) {
            return invalid("The mode " + properties.get("mode") + " would delete what is in the group already.");
        }
        Map<?, ?> declared = (Map<?, ?>) template.json().get("parameters");
        Map<?, ?> given = (Map<?, ?>) properties.get("parameters");
        for (Map.Entry<?, ?> parameter : given.entrySet()) {
            Optional<String> wrong = wrong(
                    (Map<?, ?>) declared.get(parameter.getKey()), ((Map<?, ?>) parameter.getValue()).get("value"));
            if (wrong.isPresent()) {
                return invalid("The parameter '" + parameter.getKey() + "' " + wrong.get());
            }
        }
        for (Map.Entry<?, ?> parameter : declared.entrySet()) {
            if (!((Map<?, ?>) parameter.getValue()).containsKey("defaultValue")
                    && !given.containsKey(parameter.getKey())) {
                return invalid("The parameter '" + parameter.getKey() + "' has no value.");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> wrong(Map<?, ?> declaration, Object value) {
        if (declaration == null) {
            return Optional.of("is not one of the template.");
        }
        String type = value instanceof String ? "string" : value instanceof Boolean ? "bool" : "int";
        if (!type.equals(declaration.get("type"))) {
            return Optional.of("must be " + declaration.get("type"));
        }
        if (declaration.get("allowedValues") instanceof List<?> allowed
                && allowed.stream().noneMatch(one -> String.valueOf(one).equals(String.valueOf(value)))) {
            return Optional.of("must be one of " + allowed);
        }
        return String.valueOf(value).contains("${") ? Optional.of("is " + value) : Optional.empty();
    }

    private static Optional<Answer> invalid(String message) {
        return Optional.of(Answer.error(400, "InvalidTemplate", message));
    }

    private Map<String, Object> deployment(String group, String name, String state) {
        Map<String, Object> outputs = new HashMap<>();
        Map<String, String> values = new HashMap<>(template.outputs());
        if (values.containsKey("nodeSize")) {
            values.putAll(pools());
        }
        if (values.containsKey("startScript") && !parameters.isEmpty()) {
            Object system = parameters.get(parameters.size() - 1).get("operatingSystem");
            values.put("startScript", "windows".equals(system) ? "run.cmd" : "run.sh");
        }
        values.forEach((output, value) -> outputs.put(output, Map.of("type", "String", "value", value)));
        return Map.of(
                "id",
                ResourceManager.SUBSCRIPTION + "/resourceGroups/" + group
                        + "/providers/Microsoft.Resources/deployments/" + name,
                "name",
                name,
                "type",
                "Microsoft.Resources/deployments",
                "properties",
                Map.of("provisioningState", state, "mode", "Incremental", "outputs", outputs));
    }

    /** What is put out of the pools of Batch, by the parameters of the last deployment. */
    private Map<String, String> pools() {
        if (parameters.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> given = parameters.get(parameters.size() - 1);
        int most = number(given, "maximumNodes");
        int spot = number(given, "maximumSpotNodes");
        int wanted = Boolean.TRUE.equals(given.get("spotNodes")) ? spot == 0 ? 2 * most : spot : 0;
        return Map.of(
                "nodeSize",
                String.valueOf(given.get("nodeSize")),
                "dispatcherNodeSize",
                String.valueOf(given.get("dispatcherNodeSize")),
                "maximumNodes",
                String.valueOf(most),
                "wantedSpotNodes",
                String.valueOf(wanted),
                "spotNodesAtMost",
                String.valueOf(Math.min(wanted, number(given, "heldSpotNodes"))));
    }

    private static int number(Map<String, Object> values, String name) {
        return ((Number) values.get(name)).intValue();
    }
}
