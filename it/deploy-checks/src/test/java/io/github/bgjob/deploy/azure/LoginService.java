package io.github.bgjob.deploy.azure;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Microsoft Entra, which gives a token to whoever asks. */
final class LoginService implements Service {

    static final String HOST = "login.microsoftonline.com";

    /** Who is logged in; the token has it as claim. */
    static final String OBJECT_ID = "00000000-0000-0000-0000-00000000000d";

    private static final String TOKEN =
            "eyJhbGciOiJub25lIn0." + "eyJvaWQiOiIwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMGQifQ.signature";
    private static final String TENANT = "https://" + HOST + "/" + LocalAzure.TENANT;

    /** Whether a request has the token that is given here. */
    static boolean isAuthorized(Request request) {
        return request.authorization().filter(("Bearer " + TOKEN)::equals).isPresent();
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
            return Answer.json(200, Map.of("token_type", "Bearer", "expires_in", 86_399, "access_token", TOKEN));
        }
        return Answer.error(404, "NotFound", request.path());
    }
}
