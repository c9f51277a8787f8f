package io.github.bgjob.deploy.azure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Microsoft Entra, which gives a token to whoever asks in time: another one for each scope. */
final class LoginService implements Service {

    static final String HOST = "login.microsoftonline.com";

    /** Who is logged in; the token has it as claim. */
    static final String OBJECT_ID = "00000000-0000-0000-0000-00000000000d";

    private static final Pattern SCOPE = Pattern.compile("(?:.*&)?scope=([^&+]+)(?:[&+].*)?");
    private static final String MANAGEMENT = "https://management.core.windows.net//.default";
    private static final String STORAGE = "https://storage.azure.com/.default";
    private static final String BATCH = "https://batch.core.windows.net//.default";
    private static final String TENANT = "https://" + HOST + "/" + LocalAzure.TENANT;

    private final BooleanSupplier isOver;

    /** @param isOver whether the five minutes are over for which a login of GitHub's is good (Azure/azure-cli#28708) */
    LoginService(BooleanSupplier isOver) {
        this.isOver = isOver;
    }

    /** Whether a request has the token that is given here for whom it asks. */
    static boolean isAuthorized(Request request) {
        String scope = request.host().endsWith(".core.windows.net")
                ? STORAGE
                : request.host().endsWith(".batch.azure.com") ? BATCH : MANAGEMENT;
        return request.authorization()
                .filter(("Bearer " + token(scope))::equals)
                .isPresent();
    }

    private static String token(String scope) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String claims = "{\"aud\": \"%s\", \"oid\": \"%s\"}".formatted(scope, OBJECT_ID);
        return "eyJhbGciOiJub25lIn0." + base64.encodeToString(claims.getBytes(UTF_8)) + ".signature";
    }

    @Override
    public Answer answer(Request request) throws IOException {
        if (request.path().endsWith("/.well-known/openid-configuration")) {
            return Answer.json(
                    200,
                    Map.of(
                            "token_endpoint", TENANT + "/oauth2/v2.0/token",
                            "authorization_endpoint", TENANT + "/oauth2/v2.0/authorize",
                            "issuer", TENANT + "/v2.0"));
        }
        if (request.path().equals("/common/discovery/instance")) {
            return Answer.json(
                    200,
                    Map.of(
                            "tenant_discovery_endpoint",
                            TENANT + "/v2.0/.well-known/openid-configuration",
                            "metadata",
                            List.of(Map.of(
                                    "preferred_network",
                                    HOST,
                                    "preferred_cache",
                                    "login.windows.net",
                                    "aliases",
                                    List.of(HOST, "login.windows.net")))));
        }
        if (request.path().endsWith("/oauth2/v2.0/token")) {
            return token(request);
        }
        return Answer.error(404, "NotFound", request.path());
    }

    private Answer token(Request request) throws IOException {
        Matcher scope = SCOPE.matcher(request.text());
        if (!scope.matches()) {
            return Answer.json(400, Map.of("error", "invalid_request", "error_description", "AADSTS90014: scope"));
        }
        if (isOver.getAsBoolean()) {
            return Answer.json(
                    400,
                    Map.of(
                            "error",
                            "invalid_client",
                            "error_description",
                            "AADSTS700024: Client assertion is not within its valid time range."));
        }
        String token = token(URLDecoder.decode(scope.group(1), UTF_8));
        return Answer.json(200, Map.of("token_type", "Bearer", "expires_in", 86_399, "access_token", token));
    }
}
