package com.example.mixjobs.store;

import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.queue.QueueMessageEncoding;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import java.time.Duration;

/** Makes the clients of the account's three services; calling them is left to others. */
final class StorageClients {

    private final StorageAccess access;

    StorageClients(StorageAccess access) {
        ClientThreads.keepUntilTheEnd();
        this.access = access;
    }

    BlobServiceClient blobs() {
        BlobServiceClientBuilder builder = new BlobServiceClientBuilder().retryOptions(retries());
        if (access instanceof StorageAccess.Identity identity) {
            builder.endpoint(identity.blobs().toString()).credential(IdentityCredential.of(identity));
        } else if (access instanceof StorageAccess.ConnectionString connection) {
            builder.connectionString(connection.value());
        }
        return builder.buildClient();
    }

    QueueServiceClient queues() {
        return queues(QueueMessageEncoding.BASE64);
    }

    /** Leaves texts as they are. */
    QueueServiceClient rawQueues() {
        return queues(QueueMessageEncoding.NONE);
    }

    private QueueServiceClient queues(QueueMessageEncoding encoding) {
        QueueServiceClientBuilder builder =
                new QueueServiceClientBuilder().retryOptions(retries()).messageEncoding(encoding);
        if (access instanceof StorageAccess.Identity identity) {
            builder.endpoint(identity.queues().toString()).credential(IdentityCredential.of(identity));
        } else if (access instanceof StorageAccess.ConnectionString connection) {
            builder.connectionString(connection.value());
        }
        return builder.buildClient();
    }

    TableServiceClient tables() {
        TableServiceClientBuilder builder = new TableServiceClientBuilder().retryOptions(retries());
        if (access instanceof StorageAccess.Identity identity) {
            builder.endpoint(identity.tables().toString()).credential(IdentityCredential.of(identity));
        } else if (access instanceof StorageAccess.ConnectionString connection) {
            builder.connectionString(connection.value());
        }
        return builder.buildClient();
    }

    /** Short, because a person or a queue is waiting and both try again: at most about 3.5 s of waiting. */
    private static RetryOptions retries() {
        return new RetryOptions(new ExponentialBackoffOptions()
                .setMaxRetries(3)
                .setBaseDelay(Duration.ofMillis(500))
                .setMaxDelay(Duration.ofSeconds(2)));
    }
}
