package com.example.batchjobs.batch.account;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.microsoft.azure.batch.auth.BatchCredentials;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.rest.credentials.ServiceClientCredentials;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * What is added to every request: who sends it, and a new {@code client-request-id}, by which Microsoft's support finds
 * it. The client would set that id itself, from a {@link UUID} in its options; its validator then looks into the UUID by
 * reflection, which the JDK has not allowed since version 17.
 */
final class BatchAuthentication implements BatchCredentials {

    private static final TokenRequestContext BATCH =
            new TokenRequestContext().addScopes("https://batch.core.windows.net/.default");

    private final URI endpoint;
    private final ServiceClientCredentials credentials;

    private BatchAuthentication(URI endpoint, ServiceClientCredentials credentials) {
        this.endpoint = endpoint;
        this.credentials = credentials;
    }

    static BatchAuthentication by(BatchAccess.SharedKey key) {
        return new BatchAuthentication(
                key.endpoint(), new BatchSharedKeyCredentials(key.endpoint().toString(), key.account(), key.key()));
    }

    static BatchAuthentication by(URI endpoint, TokenCredential identity) {
        return new BatchAuthentication(endpoint, client -> client.addInterceptor(chain -> withToken(chain, identity)));
    }

    @Override
    public String baseUrl() {
        return endpoint.toString();
    }

    @Override
    public void applyCredentialsFilter(OkHttpClient.Builder client) {
        client.addInterceptor(BatchAuthentication::withRequestId);
        credentials.applyCredentialsFilter(client);
    }

    private static Response withRequestId(Interceptor.Chain chain) throws IOException {
        return chain.proceed(chain.request()
                .newBuilder()
                .header("client-request-id", UUID.randomUUID().toString())
                .header("return-client-request-id", "true")
                .build());
    }

    /** The credential keeps its token until shortly before it ends. */
    private static Response withToken(Interceptor.Chain chain, TokenCredential identity) throws IOException {
        String token = identity.getTokenSync(BATCH).getToken();
        return chain.proceed(chain.request()
                .newBuilder()
                .header("Authorization", "Bearer " + token)
                .build());
    }
}
