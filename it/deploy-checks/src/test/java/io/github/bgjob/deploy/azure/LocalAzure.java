package io.github.bgjob.deploy.azure;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of Azure the deploy scripts meet: login, Resource Manager, the upload service of apps, the app, blobs and Batch. It is strict —
 * what Azure would refuse, it refuses — and on a bad day: the first two uploads answer 403 and the third 409, a
 * deployment takes some asking, and so does the app.
 */
public final class LocalAzure implements AutoCloseable {

    public static final String TENANT = "00000000-0000-0000-0000-00000000000a";
    public static final String APPLICATION = "00000000-0000-0000-0000-00000000000b";
    private static final String SUBSCRIPTION = "00000000-0000-0000-0000-00000000000c";
    private static final String TOKEN = "eyJhbGciOiJub25lIn0.eyJvaWQiOiJ4In0.signature";
    private static final String ARM = "management.azure.com";
    private static final Pattern GROUP = Pattern.compile(
            "/subscriptions/" + SUBSCRIPTION + "/resourcegroups/([^/]+)(/.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DEPLOYMENT =
            Pattern.compile("/providers/Microsoft\\.Resources/deployments/([^/]+)(/.*)?", Pattern.CASE_INSENSITIVE);

    private final LoopbackTls tls;
    private final Map<String, Object> template;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<Map<String, Object>> deployed = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Map<String, Object>> groups = new HashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private final List<byte[]> blocks = new ArrayList<>();
    private Optional<byte[]> uploaded = Optional.empty();
    private Optional<byte[]> processor = Optional.empty();
    private Optional<Map<String, Object>> job = Optional.empty();

    /**
     * Starts it.
     *
     * @param template what the project's Bicep compiles to: its parameters, and values for its outputs
     */
    public LocalAzure(Path place, Map<String, Object> template)
            throws IOException, InterruptedException, GeneralSecurityException {
        this.template = template;
        this.tls = new LoopbackTls(place, this::handle);
    }

    /** What a process needs in its environment to talk to this instead of to Azure. */
    public Map<String, String> environment() {
        String certificate = tls.certificate().toString();
        return Map.of(
                "HTTPS_PROXY",
                tls.proxy(),
                "https_proxy",
                tls.proxy(),
                "REQUESTS_CA_BUNDLE",
                certificate,
                "CURL_CA_BUNDLE",
                certificate,
                "AZURE_CORE_COLLECT_TELEMETRY",
                "false");
    }

    /** Method, host and path of every request since the last call of this. */
    public synchronized List<String> requests() {
        List<String> seen = List.copyOf(requests);
        requests.clear();
        return seen;
    }

    /** The parameters of every deployment, in order. */
    public List<Map<String, Object>> deployed() {
        return List.copyOf(deployed);
    }

    /** The package that the app was given. */
    public synchronized Optional<byte[]> uploaded() {
        return uploaded;
    }

    /** What nodes of Batch would fetch. */
    public synchronized Optional<byte[]> processor() {
        return processor;
    }

    /** The Batch job of the dispatcher, once there is one. */
    public synchronized Optional<Map<String, Object>> job() {
        return job;
    }

    public synchronized boolean isEmpty() {
        return groups.isEmpty();
    }

    @Override
    public void close() throws IOException {
        tls.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String host = exchange.getRequestHeaders().getFirst("Host").replace(":443", "");
            String path = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + host + path);
            Answer answer = answer(exchange, host, path, body);
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), head || bytes.length == 0 ? -1 : bytes.length);
            if (!head && bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private synchronized Answer answer(HttpExchange exchange, String host, String path, byte[] body)
            throws IOException {
        if (host.equals("login.microsoftonline.com")) {
            return login(path);
        }
        boolean app = host.endsWith(".azurewebsites.net") && !host.contains(".scm.");
        if (app) {
            return first("health", 1) ? Answer.of(503, "{}") : Answer.of(200, "{\"status\":\"UP\"}");
        }
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Answer.error(401, "AuthenticationFailed", "The token is missing or not one of this login.");
        }
        if (host.contains(".scm.")) {
            return kudu(exchange, path, body);
        }
        if (host.endsWith(".blob.core.windows.net")) {
            return blob(exchange, path, body);
        }
        if (host.endsWith(".batch.azure.com")) {
            return batch(exchange, path, body);
        }
        if (!host.equals(ARM)) {
            return Answer.error(404, "HostNotFound", host);
        }
        return arm(exchange, path, body);
    }

    private static Answer login(String path) throws IOException {
        String base = "https://login.microsoftonline.com/" + TENANT;
        if (path.endsWith("/.well-known/openid-configuration")) {
            return Answer.json(
                    200,
                    Map.of(
                            "token_endpoint", base + "/oauth2/v2.0/token",
                            "authorization_endpoint", base + "/oauth2/v2.0/authorize",
                            "issuer", base + "/v2.0"));
        }
        if (path.equals("/common/discovery/instance")) {
            List<String> names = List.of("login.microsoftonline.com", "login.windows.net");
            return Answer.json(
                    200,
                    Map.of(
                            "tenant_discovery_endpoint",
                            base + "/v2.0/.well-known/openid-configuration",
                            "metadata",
                            List.of(Map.of(
                                    "preferred_network", names.get(0),
                                    "preferred_cache", names.get(1),
                                    "aliases", names))));
        }
        return Answer.json(200, Map.of("token_type", "Bearer", "expires_in", 86_399, "access_token", TOKEN));
    }

    private Answer kudu(HttpExchange exchange, String path, byte[] body) throws IOException {
        if (path.equals("/api/publish") && exchange.getRequestMethod().equals("POST")) {
            String query = exchange.getRequestURI().getQuery();
            if (!query.equals(outputs().get("publishQuery"))) {
                return Answer.error(
                        400, "BadRequest", "This plan wants ?" + outputs().get("publishQuery"));
            }
            if (body.length < 2 || body[0] != 'P' || body[1] != 'K') {
                return Answer.error(400, "BadRequest", "The body is not a zip.");
            }
            if (first("publish-forbidden", 2)) {
                return Answer.error(403, "Forbidden", "The identity may not write to the container yet.");
            }
            if (first("publish-conflict", 1)) {
                return Answer.error(409, "Conflict", "Another deployment is in progress.");
            }
            uploaded = Optional.of(body);
            return Answer.of(202, "\"1\"");
        }
        if (path.equals("/api/deployments/latest")) {
            boolean done = uploaded.isPresent() && !first("building", 2);
            return Answer.json(200, Map.of("id", "1", "status", done ? 4 : 1, "status_text", ""));
        }
        return Answer.error(404, "NotFound", path);
    }

    private Answer blob(HttpExchange exchange, String path, byte[] body) {
        if (first("blob-forbidden", 2)) {
            return Answer.of(
                            403,
                            "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>AuthorizationPermissionMismatch</Code>"
                                    + "<Message>This request is not authorized to perform this operation.</Message></Error>")
                    .with("x-ms-error-code", "AuthorizationPermissionMismatch");
        }
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (exchange.getRequestMethod().equals("PUT") && path.equals("/app-package/processor.jar")) {
            if (query.contains("comp=block&")) {
                blocks.add(body);
            } else {
                processor = Optional.of(query.contains("comp=blocklist") ? joined() : body);
                blocks.clear();
            }
            return Answer.of(201, "")
                    .with("ETag", "\"0x1\"")
                    .with("Last-Modified", "Sun, 01 Nov 2026 00:00:00 GMT")
                    .with("x-ms-request-server-encrypted", "true");
        }
        return Answer.of(404, "").with("x-ms-error-code", "BlobNotFound");
    }

    /** Blocks come one after the other, because the Azure CLI of Debian sends small files in one, and others in order. */
    private byte[] joined() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        blocks.forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    private Answer batch(HttpExchange exchange, String path, byte[] body) throws IOException {
        if (path.equals("/jobs") && exchange.getRequestMethod().equals("POST")) {
            job = Optional.of(JSON.std.mapFrom(new String(body, StandardCharsets.UTF_8)));
            return Answer.of(201, "");
        }
        if (path.equals("/jobs/dispatcher")) {
            return job.isPresent()
                    ? Answer.json(200, job.get())
                    : Answer.of(
                            404,
                            "{\"code\": \"JobNotFound\", \"message\": {\"lang\": \"en-US\", \"value\": \"no such job\"}}");
        }
        if (path.matches("/pools/[^/]+/nodes")) {
            return Answer.json(200, Map.of("value", List.of()));
        }
        return Answer.of(404, "{\"code\": \"NotFound\"}");
    }

    private Answer arm(HttpExchange exchange, String path, byte[] body) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (!query.matches(".*api-version=\\d{4}-\\d\\d-\\d\\d.*")) {
            return Answer.error(400, "MissingApiVersionParameter", "The api-version query parameter is required.");
        }
        if (path.equals("/subscriptions")) {
            return Answer.json(200, Map.of("value", List.of(subscription())));
        }
        if (path.equals("/tenants")) {
            return Answer.json(200, Map.of("value", List.of(Map.of("id", "/tenants/" + TENANT, "tenantId", TENANT))));
        }
        if (path.equals("/subscriptions/" + SUBSCRIPTION + "/resources")) {
            return Answer.json(200, Map.of("value", template.get("resources")));
        }
        Matcher group = GROUP.matcher(path);
        if (!group.matches()) {
            return Answer.error(404, "InvalidResourceType", path);
        }
        return group.group(2) == null
                ? group(exchange.getRequestMethod(), group.group(1), body)
                : inGroup(exchange, group.group(1), group.group(2), body);
    }

    private Answer group(String method, String name, byte[] body) throws IOException {
        Map<String, Object> known = groups.get(name);
        return switch (method) {
            case "HEAD" -> Answer.of(known == null ? 404 : 204, "");
            case "PUT" -> makeGroup(name, known, JSON.std.mapFrom(new String(body, StandardCharsets.UTF_8)));
            case "DELETE" -> {
                groups.remove(name);
                yield Answer.of(200, "");
            }
            default -> known == null ? noGroup(name) : Answer.json(200, known);
        };
    }

    private Answer makeGroup(String name, Map<String, Object> known, Map<String, Object> wanted) throws IOException {
        if (known != null && !known.get("location").equals(wanted.get("location"))) {
            return Answer.error(409, "InvalidResourceGroupLocation", "It is in " + known.get("location"));
        }
        Map<String, Object> made = new HashMap<>(wanted);
        made.put("id", "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/" + name);
        made.put("name", name);
        made.put("properties", Map.of("provisioningState", "Succeeded"));
        groups.put(name, made);
        return Answer.json(201, made);
    }

    private static Answer noGroup(String name) {
        return Answer.error(404, "ResourceGroupNotFound", "Resource group '" + name + "' could not be found.");
    }

    private Answer inGroup(HttpExchange exchange, String group, String rest, byte[] body) throws IOException {
        if (!groups.containsKey(group)) {
            return noGroup(group);
        }
        if (rest.equals("/providers/Microsoft.Batch/batchAccounts/shopbatch")) {
            return Answer.json(
                    200,
                    Map.of(
                            "name",
                            "shopbatch",
                            "properties",
                            Map.of("accountEndpoint", "shopbatch.eastus2.batch.azure.com")));
        }
        Matcher deployment = DEPLOYMENT.matcher(rest);
        if (rest.equals("/resources")) {
            return Answer.json(200, Map.of("value", template.get("resources")));
        }
        if (!deployment.matches()) {
            return Answer.error(404, "InvalidResourceType", rest);
        }
        String name = deployment.group(1);
        String action = String.valueOf(deployment.group(2));
        if (action.startsWith("/operationStatuses")) {
            return Answer.json(200, Map.of("status", first("deployment", 2) ? "Running" : "Succeeded"));
        }
        if (exchange.getRequestMethod().equals("GET")) {
            return Answer.json(200, deployment(group, name, "Succeeded"));
        }
        // The Azure CLI sends the template under a name without quotation marks, which is not JSON.
        String text = new String(body, StandardCharsets.UTF_8).replaceFirst("([{,] *)template:", "$1\"template\":");
        Map<?, ?> properties = (Map<?, ?>) JSON.std.mapFrom(text).get("properties");
        Optional<Answer> mistake = mistake(properties);
        if (mistake.isPresent()) {
            return mistake.get();
        }
        if (action.equals("/validate")) {
            return Answer.json(200, deployment(group, name, "Succeeded"));
        }
        Map<String, Object> parameters = new HashMap<>();
        ((Map<?, ?>) properties.get("parameters"))
                .forEach((key, value) -> parameters.put((String) key, ((Map<?, ?>) value).get("value")));
        deployed.add(parameters);
        asked.remove("deployment");
        return Answer.json(201, deployment(group, name, "Running"))
                .with(
                        "Azure-AsyncOperation",
                        "https://" + ARM + "/subscriptions/" + SUBSCRIPTION + "/resourcegroups/" + group
                                + "/providers/Microsoft.Resources/deployments/" + name
                                + "/operationStatuses/1?api-version=2021-04-01")
                .with("Retry-After", "0");
    }

    /** What Resource Manager would refuse before anything is made. */
    private Optional<Answer> mistake(Map<?, ?> properties) {
        Map<?, ?> declared = (Map<?, ?>) template.get("parameters");
        Map<?, ?> given = (Map<?, ?>) properties.get("parameters");
        for (Map.Entry<?, ?> parameter : given.entrySet()) {
            Map<?, ?> declaration = (Map<?, ?>) declared.get(parameter.getKey());
            Object value = ((Map<?, ?>) parameter.getValue()).get("value");
            if (declaration == null) {
                return invalid("The template has no parameter '" + parameter.getKey() + "'.");
            }
            String type = value instanceof String ? "string" : value instanceof Boolean ? "bool" : "int";
            if (!type.equals(declaration.get("type"))) {
                return invalid("The parameter '" + parameter.getKey() + "' must be " + declaration.get("type"));
            }
            if (declaration.get("allowedValues") instanceof List<?> allowed
                    && allowed.stream().noneMatch(one -> String.valueOf(one).equals(String.valueOf(value)))) {
                return invalid("The parameter '" + parameter.getKey() + "' must be one of " + allowed);
            }
            if (String.valueOf(value).contains("${")) {
                return invalid("The parameter '" + parameter.getKey() + "' is " + value);
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

    private static Optional<Answer> invalid(String message) {
        return Optional.of(Answer.error(400, "InvalidTemplate", message));
    }

    private Map<String, Object> deployment(String group, String name, String state) {
        Map<String, Object> outputs = new HashMap<>();
        outputs().forEach((output, value) -> outputs.put((String) output, Map.of("type", "String", "value", value)));
        return Map.of(
                "id",
                "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/" + group
                        + "/providers/Microsoft.Resources/deployments/" + name,
                "name",
                name,
                "type",
                "Microsoft.Resources/deployments",
                "properties",
                Map.of("provisioningState", state, "mode", "Incremental", "outputs", outputs));
    }

    private Map<?, ?> outputs() {
        return (Map<?, ?>) template.get("values");
    }

    private static Map<String, Object> subscription() {
        return Map.of(
                "id",
                "/subscriptions/" + SUBSCRIPTION,
                "subscriptionId",
                SUBSCRIPTION,
                "tenantId",
                TENANT,
                "homeTenantId",
                TENANT,
                "displayName",
                "Shop",
                "state",
                "Enabled",
                "managedByTenants",
                List.of());
    }

    /** Whether this is one of the first times that something is asked. */
    private boolean first(String what, int times) {
        return asked.merge(what, 1, Integer::sum) <= times;
    }

    private record Answer(int status, String body, Map<String, String> headers) {

        static Answer of(int status, String body) {
            return new Answer(status, body, Map.of());
        }

        static Answer json(int status, Object value) throws IOException {
            return of(status, JSON.std.asString(value));
        }

        static Answer error(int status, String code, String message) {
            return of(
                    status,
                    "{\"error\": {\"code\": \"%s\", \"message\": \"%s\"}}".formatted(code, message.replace("\"", "'")));
        }

        Answer with(String header, String value) {
            Map<String, String> all = new HashMap<>(headers);
            all.put(header, value);
            return new Answer(status, body, all);
        }
    }
}
