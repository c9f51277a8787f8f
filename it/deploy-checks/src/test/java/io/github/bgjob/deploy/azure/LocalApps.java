package io.github.bgjob.deploy.azure;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Apps and the services that take their packages, each by the name of its host, on this machine. */
public final class LocalApps implements AutoCloseable {

    private static final String DOMAIN = ".azurewebsites.net";
    private static final String UPLOADS = ".scm" + DOMAIN;

    private final Map<String, App> apps = new ConcurrentHashMap<>();
    private final LoopbackTls tls;

    /** One of the apps, with what it was asked. */
    private record App(AppService service, String token, BooleanSupplier restart, List<String> asked) {}

    /**
     * Starts without any app.
     *
     * @param place where key and certificate are written
     */
    public LocalApps(Path place) throws IOException, InterruptedException, GeneralSecurityException {
        tls = new LoopbackTls(place, this::handle);
    }

    /** What a process needs in its environment to talk to this instead of to Azure. */
    public Map<String, String> environment() {
        return Map.of(
                "https_proxy", tls.proxy(), "CURL_CA_BUNDLE", tls.certificate().toString());
    }

    /**
     * Makes an app.
     *
     * @param token who uploads has to have it
     * @param restart whether the app was restarted
     * @return its host
     */
    public String add(String name, String publishQuery, String token, AppDay day, BooleanSupplier restart) {
        apps.put(name, new App(new AppService(publishQuery, day, restart), token, restart, new ArrayList<>()));
        return name + DOMAIN;
    }

    /**
     * What an app was asked, in order: {@code latest} and {@code id} of deployments, {@code publish}, {@code health}; and
     * {@code restart} before the first question after one.
     */
    public List<String> asked(String name) {
        App app = apps.get(name);
        synchronized (app) {
            return List.copyOf(app.asked());
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        Request request = Request.of(exchange);
        boolean upload = request.host().endsWith(UPLOADS);
        String name = request.host().replace(upload ? UPLOADS : DOMAIN, "");
        App app = apps.get(name);
        if (app == null) {
            Answer.error(404, "HostNotFound", "There is no " + request.host()).send(exchange);
            return;
        }
        Answer answer;
        synchronized (app) {
            if (app.restart().getAsBoolean() && !app.asked().contains("restart")) {
                app.asked().add("restart");
            }
            app.asked()
                    .add(request.path()
                            .replaceFirst("^/api/(?:deployments/)?", "")
                            .replaceFirst("^[0-9a-f-]{8,}$", "id"));
            boolean known = request.authorization()
                    .filter(("Bearer " + app.token())::equals)
                    .isPresent();
            answer = !upload
                    ? app.service().app(request)
                    : known ? app.service().upload(request) : Answer.error(401, "Unauthorized", "Who is this?");
        }
        answer.send(exchange);
    }

    @Override
    public void close() throws IOException {
        tls.close();
    }
}
