package io.github.bgjob.deploy.azure;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Subscription and resource groups; what is in a group is made by {@link Deployments}. */
final class ResourceManager implements Service {

    static final String HOST = "management.azure.com";
    static final String SUBSCRIPTION = "/subscriptions/" + LocalAzure.SUBSCRIPTION;

    private static final Pattern API_VERSION = Pattern.compile("(?:.*&)?api-version=\\d{4}-\\d\\d-\\d\\d(?:&.*)?");
    private static final Pattern GROUP =
            Pattern.compile(SUBSCRIPTION + "/resourcegroups/([^/]+)(/.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern RESOURCES =
            Pattern.compile("(?:.*&)?\\$filter=resourceGroup eq '([^']+)'(?:&.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DELETION = Pattern.compile(SUBSCRIPTION + "/operationresults/delete-(.+)");

    private static final String SKUS = SUBSCRIPTION + "/providers/Microsoft.Batch/locations/eastus2/virtualMachineSkus";

    /** The cores of a machine by its size. */
    static final Map<String, Integer> SIZES = Map.of("Standard_D2s_v5", 2, "Standard_D4s_v5", 4);

    private final Deployments deployments;
    private final Map<String, Map<String, Object>> groups = new HashMap<>();
    private boolean deletionAsked;

    ResourceManager(Deployments deployments) {
        this.deployments = deployments;
    }

    boolean hasNoGroup() {
        return groups.isEmpty();
    }

    @Override
    public Answer answer(Request request) throws IOException {
        if (!API_VERSION.matcher(request.query()).matches()) {
            return Answer.error(400, "MissingApiVersionParameter", "The api-version query parameter is required.");
        }
        if (request.is("GET", "/subscriptions")) {
            return Answer.json(200, Map.of("value", List.of(subscription())));
        }
        if (request.is("GET", SUBSCRIPTION + "/resources")) {
            return resources(request.query());
        }
        if (request.is("GET", SKUS)) {
            return Answer.json(
                    200,
                    Map.of(
                            "value",
                            SIZES.entrySet().stream().map(ResourceManager::sku).toList()));
        }
        Matcher deletion = DELETION.matcher(request.path());
        if (deletion.matches()) {
            return deletion(deletion.group(1));
        }
        Matcher group = GROUP.matcher(request.path());
        if (!group.matches()) {
            return Answer.error(404, "InvalidResourceType", request.path());
        }
        String name = group.group(1);
        if (group.group(2) == null) {
            return group(request, name);
        }
        if (!groups.containsKey(name)) {
            return noGroup(name);
        }
        return deployments.answer(request, name, group.group(2));
    }

    private Answer resources(String query) throws IOException {
        Matcher filter = RESOURCES.matcher(query);
        return filter.matches() && groups.containsKey(filter.group(1))
                ? Answer.json(200, Map.of("value", deployments.resources(filter.group(1))))
                : Answer.error(400, "InvalidFilterInQueryString", query);
    }

    private static Map<String, Object> sku(Map.Entry<String, Integer> size) {
        return Map.of(
                "name",
                size.getKey(),
                "familyName",
                "standardDSv5Family",
                "capabilities",
                List.of(Map.of("name", "vCPUs", "value", String.valueOf(size.getValue()))));
    }

    private static Map<String, Object> subscription() {
        return Map.of(
                "id",
                SUBSCRIPTION,
                "subscriptionId",
                LocalAzure.SUBSCRIPTION,
                "tenantId",
                LocalAzure.TENANT,
                "homeTenantId",
                LocalAzure.TENANT,
                "displayName",
                "Shop",
                "state",
                "Enabled",
                "managedByTenants",
                List.of());
    }

    private Answer group(Request request, String name) throws IOException {
        Map<String, Object> known = groups.get(name);
        return switch (request.method()) {
            case "HEAD" -> Answer.of(known == null ? 404 : 204, "");
            case "GET" -> known == null ? noGroup(name) : Answer.json(200, known);
            case "PUT" -> make(name, known, request.json());
            case "DELETE" -> known == null ? noGroup(name) : deleting(name);
            default -> Answer.error(405, "MethodNotAllowed", request.method());
        };
    }

    private Answer make(String name, Map<String, Object> known, Map<String, Object> wanted) throws IOException {
        if (known != null && !known.get("location").equals(wanted.get("location"))) {
            return Answer.error(409, "InvalidResourceGroupLocation", "It is in " + known.get("location"));
        }
        Map<String, Object> made = new HashMap<>(wanted);
        made.put("id", SUBSCRIPTION + "/resourceGroups/" + name);
        made.put("name", name);
        made.put("properties", Map.of("provisioningState", "Succeeded"));
        groups.put(name, made);
        return Answer.json(known == null ? 201 : 200, made);
    }

    private static Answer deleting(String name) {
        String progress = "https://" + HOST + SUBSCRIPTION + "/operationresults/delete-" + name;
        return Answer.of(202, "")
                .with("Location", progress + "?api-version=2021-04-01")
                .retryAfter(1);
    }

    /** A group is gone when it is asked for the second time whether it is. */
    private Answer deletion(String name) {
        if (!deletionAsked) {
            deletionAsked = true;
            return deleting(name);
        }
        groups.remove(name);
        return Answer.of(200, "");
    }

    private static Answer noGroup(String name) {
        return Answer.error(404, "ResourceGroupNotFound", "Resource group '" + name + "' could not be found.");
    }
}
