package com.example.batchjobs.store;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How to reach the storage account, read from the same settings the Functions host uses. */
public sealed interface StorageAccess {

    /** The setting that holds a connection string; followed by two underscores, the prefix of the identity settings. */
    String SETTING = "AzureWebJobsStorage";

    /** By account key or shared access signature. */
    record ConnectionString(String value) implements StorageAccess {

        /** Keeps the key out of logs. */
        @Override
        public String toString() {
            return "ConnectionString[…]";
        }
    }

    /**
     * By the identity of the program: a managed identity in Azure, a developer's login elsewhere.
     *
     * @param clientId of a user-assigned identity; null for the system-assigned one
     * @param managed whether to use a managed identity and nothing else
     */
    record Identity(URI blobs, URI queues, URI tables, String clientId, boolean managed) implements StorageAccess {}

    /**
     * Reads {@code AzureWebJobsStorage}, or {@code AzureWebJobsStorage__accountName} and its companions.
     *
     * @throws InvalidSettings when neither is there, or the one that is there is malformed
     */
    static StorageAccess from(Map<String, String> settings) {
        Optional<String> connection = value(settings, SETTING);
        if (connection.isPresent()) {
            return new ConnectionString(new ConnectionText(SETTING).checked(connection.get()));
        }
        Optional<String> clientId = value(settings, SETTING + "__clientId");
        boolean managed = clientId.isPresent()
                || value(settings, SETTING + "__credential")
                        .filter("managedidentity"::equalsIgnoreCase)
                        .isPresent();
        return new Identity(
                endpoint(settings, "blob"),
                endpoint(settings, "queue"),
                endpoint(settings, "table"),
                clientId.orElse(null),
                managed);
    }

    private static URI endpoint(Map<String, String> settings, String service) {
        String setting = SETTING + "__" + service + "ServiceUri";
        Optional<String> uri = value(settings, setting);
        if (uri.isPresent()) {
            return absolute(setting, uri.get());
        }
        String accountSetting = SETTING + "__accountName";
        String account = value(settings, accountSetting)
                .orElseThrow(() -> new InvalidSettings(
                        "No storage account is set. Set %s to its connection string, or %s to its name to use an identity."
                                .formatted(SETTING, accountSetting)));
        if (!Pattern.matches("[a-z0-9]{3,24}", account)) {
            throw new InvalidSettings("%s is \"%s\", but an account's name has 3 to 24 lower-case letters and digits."
                    .formatted(accountSetting, account));
        }
        return URI.create("https://%s.%s.core.windows.net".formatted(account, service));
    }

    private static URI absolute(String setting, String text) {
        try {
            URI uri = URI.create(text);
            if (uri.isAbsolute() && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            throw new InvalidSettings(
                    "%s is \"%s\", which is not an address: %s.".formatted(setting, text, malformed.getMessage()));
        }
        throw new InvalidSettings(
                "%s is \"%s\", but must be a whole address, for example https://name.blob.core.windows.net."
                        .formatted(setting, text));
    }

    private static Optional<String> value(Map<String, String> settings, String name) {
        return Optional.ofNullable(settings.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
