package com.example.mixjobs.batch.account;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import java.net.URI;
import java.util.Map;
import java.util.Set;

import com.example.mixjobs.store.IdentityCredential;
import com.example.mixjobs.store.InvalidSettings;
import com.example.mixjobs.store.StorageAccess;

/** How to reach the account of Azure Batch. */
public sealed interface BatchAccess {

    String ENDPOINT = "BATCH_ACCOUNT_ENDPOINT";
    String NAME = "BATCH_ACCOUNT_NAME";
    String KEY = "BATCH_ACCOUNT_KEY";

    Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** By the account's key; only for an account that is emulated on this machine. */
    record SharedKey(URI endpoint, String account, String key) implements BatchAccess {

        /** Keeps the key out of logs. */
        @Override
        public String toString() {
            return "SharedKey[%s, %s, …]".formatted(endpoint, account);
        }
    }

    /** By the identity that storage is reached with. */
    record Identity(URI endpoint, StorageAccess.Identity identity) implements BatchAccess {}

    /**
     * Reads {@value #ENDPOINT}; for an endpoint on this machine {@value #NAME} and {@value #KEY} too, and for any other
     * the identity of {@link StorageAccess}.
     *
     * @throws InvalidSettings when one is missing or wrong
     */
    static BatchAccess from(Map<String, String> settings) {
        URI endpoint =
                endpoint(required(settings, ENDPOINT, "the account's address, https://name.region.batch.azure.com"));
        if (THIS_MACHINE.contains(endpoint.getHost())) {
            return new SharedKey(
                    endpoint,
                    required(settings, NAME, "the account's name"),
                    required(settings, KEY, "the account's key"));
        }
        if (settings.containsKey(KEY)) {
            throw new InvalidSettings(
                    "%s is set, but %s is not on this machine (%s), and anywhere else the program's identity is used. Take the key out."
                            .formatted(KEY, ENDPOINT, endpoint));
        }
        if (StorageAccess.from(settings) instanceof StorageAccess.Identity identity) {
            return new Identity(endpoint, identity);
        }
        throw new InvalidSettings(
                "%s holds a connection string, but Azure Batch is reached with an identity. Set %s__accountName instead."
                        .formatted(StorageAccess.SETTING, StorageAccess.SETTING));
    }

    /** Makes the connection; nothing is called yet. */
    default BatchGateway open() {
        if (this instanceof SharedKey key) {
            return new AzureBatch(new BatchService(key.endpoint(), new SharedKeyPolicy(key)));
        }
        Identity identity = (Identity) this;
        TokenCredential credential = IdentityCredential.of(identity.identity());
        return new AzureBatch(new BatchService(
                identity.endpoint(), new BearerTokenAuthenticationPolicy(credential, BatchService.SCOPE)));
    }

    private static String required(Map<String, String> settings, String name, String what) {
        String value = settings.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new InvalidSettings("%s is not set. Set it to %s.".formatted(name, what));
        }
        return value;
    }

    private static URI endpoint(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw invalid(text);
        }
        boolean encrypted = "https".equals(uri.getScheme());
        boolean local = "http".equals(uri.getScheme()) && THIS_MACHINE.contains(String.valueOf(uri.getHost()));
        if (uri.getHost() == null || !(encrypted || local)) {
            throw invalid(text);
        }
        return uri;
    }

    private static InvalidSettings invalid(String text) {
        return new InvalidSettings(
                "%s is \"%s\", but must be a whole address such as https://name.region.batch.azure.com."
                        .formatted(ENDPOINT, text));
    }
}
