package io.github.bgjob.deploy.azure;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of Azure the deploy scripts meet: login, Resource Manager, the upload service of apps, the app, blobs and Batch.
 * It is strict — what Azure would refuse, it refuses — and on a bad day: the first two uploads answer 403 and the third
 * 409, a deployment takes some asking, and so does the app.
 */
public final class LocalAzure implements AutoCloseable {

    public static final String TENANT = "00000000-0000-0000-0000-00000000000a";
    public static final String APPLICATION = "00000000-0000-0000-0000-00000000000b";

    /** The object id of whoever logs in. */
    public static final String PRINCIPAL = LoginService.OBJECT_ID;

    static final String SUBSCRIPTION = "00000000-0000-0000-0000-00000000000c";

    private final LoopbackTls tls;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final Deployments deployments;
    private final ResourceManager resources;
    private final AppService app;
    private final BlobStorage blobs = new BlobStorage();
    private final TableStorage tables = new TableStorage(blobs::processor);
    private final BatchAccount batch = new BatchAccount();
    private final LoginService login;

    /**
     * Starts it.
     *
     * @param place where key and certificate are written
     */
    public LocalAzure(Path place, CompiledTemplate template)
            throws IOException, InterruptedException, GeneralSecurityException {
        this.deployments = new Deployments(template);
        this.login = new LoginService(() -> !deployments.parameters().isEmpty());
        this.resources = new ResourceManager(deployments);
        this.app = new AppService(template.outputs().get("publishQuery"), AppDay.BAD, () -> false);
        this.tls = new LoopbackTls(place, this::handle);
    }

    /** How many Spot nodes of a size the quota of the Batch account holds. */
    public static int spotNodes(String size) {
        return Deployments.SPOT_CORES / ResourceManager.SIZES.get(size);
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

    /** Every exchange since the last call of this. */
    public synchronized List<Exchange> exchanges() {
        List<Exchange> seen = List.copyOf(exchanges);
        exchanges.clear();
        return seen;
    }

    /** The parameters of every deployment, in order. */
    public synchronized List<Map<String, Object>> deployed() {
        return deployments.parameters();
    }

    /** The package that the app was given. */
    public synchronized Optional<byte[]> uploaded() {
        return app.uploaded();
    }

    /** What nodes of Batch would fetch. */
    public synchronized Optional<byte[]> processor() {
        return blobs.processor();
    }

    /** The Batch job of the dispatcher, once there is one. */
    public synchronized Optional<Map<String, Object>> job() {
        return batch.job();
    }

    /** Whether nothing is left that could cost anything. */
    public synchronized boolean isEmpty() {
        return resources.hasNoGroup();
    }

    @Override
    public void close() throws IOException {
        tls.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Request request = Request.of(exchange);
        answer(request).send(exchange);
    }

    private synchronized Answer answer(Request request) throws IOException {
        Answer answer = service(request).answer(request);
        exchanges.add(new Exchange(request.method(), request.host(), request.path(), answer.status()));
        return answer;
    }

    private Service service(Request request) {
        if (request.host().equals(LoginService.HOST)) {
            return login;
        }
        if (deployments.isDone() && request.host().equals(CompiledTemplate.APP_HOST)) {
            return app::app;
        }
        if (!LoginService.isAuthorized(request)) {
            return refused -> Answer.error(401, "AuthenticationFailed", "The token is missing or not of this login.");
        }
        if (request.host().equals(ResourceManager.HOST)) {
            return resources;
        }
        Service none = refused -> Answer.error(404, "HostNotFound", "There is no " + request.host());
        if (!deployments.isDone()) {
            return none;
        }
        return switch (request.host()) {
            case CompiledTemplate.UPLOAD_HOST -> app::upload;
            case CompiledTemplate.STORAGE_ACCOUNT + ".blob.core.windows.net" -> withRole(blobs);
            case CompiledTemplate.STORAGE_ACCOUNT + ".table.core.windows.net" -> withRole(tables);
            case CompiledTemplate.BATCH_HOST -> withRole(batch);
            default -> none;
        };
    }

    /** Data is only for those who have a role on it, which the right to deploy does not give. */
    private Service withRole(Service data) {
        return deployments.giveRolesTo(LoginService.OBJECT_ID)
                ? data
                : refused -> Answer.error(403, "AuthorizationPermissionMismatch", "This login has no role here.");
    }
}
