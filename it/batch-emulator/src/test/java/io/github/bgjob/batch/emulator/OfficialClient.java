package io.github.bgjob.batch.emulator;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.BatchClientBehavior;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.interceptor.ClientRequestIdInterceptor;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import okhttp3.OkHttpClient;

/**
 * The client of Microsoft, as far as it runs on a current JDK: its own interceptor for request ids fails there, so the
 * header is set where requests are signed.
 */
final class OfficialClient {

    private OfficialClient() {}

    static BatchClient of(BatchEmulator emulator) {
        return of(emulator, emulator.key());
    }

    static BatchClient of(BatchEmulator emulator, String key) {
        return of(emulator.endpoint(), emulator.accountName(), key);
    }

    static BatchClient of(String endpoint, String account, String key) {
        BatchClient client = BatchClient.open(new Credentials(endpoint, account, key));
        behaviors(client).forEach(all -> all.removeIf(ClientRequestIdInterceptor.class::isInstance));
        return client;
    }

    private static List<Collection<BatchClientBehavior>> behaviors(BatchClient client) {
        return List.of(
                client.customBehaviors(),
                client.poolOperations().customBehaviors(),
                client.jobOperations().customBehaviors(),
                client.taskOperations().customBehaviors(),
                client.fileOperations().customBehaviors(),
                client.computeNodeOperations().customBehaviors(),
                client.accountOperations().customBehaviors());
    }

    private static final class Credentials extends BatchSharedKeyCredentials {

        Credentials(String endpoint, String account, String key) {
            super(endpoint, account, key);
        }

        @Override
        public void applyCredentialsFilter(OkHttpClient.Builder http) {
            http.addInterceptor(chain -> chain.proceed(chain.request()
                    .newBuilder()
                    .header("client-request-id", UUID.randomUUID().toString())
                    .build()));
            super.applyCredentialsFilter(http);
        }
    }
}
