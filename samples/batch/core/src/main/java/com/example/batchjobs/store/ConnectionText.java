package com.example.batchjobs.store;

import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at the parts of a connection string as the clients of the account read them, which find some of what is wrong only
 * with the first call. What a part holds is never told: it may be a key. Source: <a
 * href="https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string">Configure Azure Storage
 * connection strings</a>.
 */
final class ConnectionText {

    private static final List<String> ENDPOINTS = List.of("BlobEndpoint", "QueueEndpoint", "TableEndpoint");

    private final String setting;

    ConnectionText(String setting) {
        this.setting = setting;
    }

    /** @throws InvalidSettings naming the setting, and the part that is wrong */
    String checked(String text) {
        Map<String, String> parts = parts(text);
        if (parts.containsKey("UseDevelopmentStorage")) {
            if (!parts.get("UseDevelopmentStorage").equalsIgnoreCase("true")) {
                throw wrong("UseDevelopmentStorage can only be true; leave it out otherwise");
            }
            return text;
        }
        boolean addressed = parts.containsKey("AccountName") || parts.keySet().containsAll(ENDPOINTS);
        boolean key = parts.containsKey("AccountName") && parts.containsKey("AccountKey");
        if (!key && !(addressed && parts.containsKey("SharedAccessSignature"))) {
            throw incomplete();
        }
        checkKey(parts.get("AccountKey"));
        ENDPOINTS.stream().filter(parts::containsKey).forEach(name -> checkAddress(name, parts.get(name)));
        return text;
    }

    private Map<String, String> parts(String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.split(";", -1)) {
            if (!part.isBlank()) {
                String[] nameAndValue = part.strip().split("=", 2);
                if (nameAndValue.length < 2 || nameAndValue[0].isEmpty() || nameAndValue[1].isEmpty()) {
                    throw incomplete();
                }
                parts.put(nameAndValue[0], nameAndValue[1]);
            }
        }
        return parts;
    }

    private void checkKey(String key) {
        try {
            if (key != null) {
                Base64.getDecoder().decode(key);
            }
        } catch (IllegalArgumentException notBase64) {
            throw wrong("its AccountKey is not Base64, so it is not a key of an account");
        }
    }

    private void checkAddress(String name, String text) {
        try {
            URI uri = URI.create(text);
            if (uri.isAbsolute() && uri.getHost() != null) {
                return;
            }
        } catch (IllegalArgumentException malformed) {
            throw wrong("its %s is not an address".formatted(name));
        }
        throw wrong("its %s is not a whole address, such as https://name.blob.core.windows.net".formatted(name));
    }

    private InvalidSettings incomplete() {
        return wrong("it must hold AccountName and AccountKey, or a SharedAccessSignature with AccountName or with the"
                + " addresses of blobs, queues and tables, or UseDevelopmentStorage=true, each as NAME=VALUE and with a"
                + " semicolon in between");
    }

    private InvalidSettings wrong(String what) {
        return new InvalidSettings(
                "%s is not a connection string of a storage account: %s. Copy it whole from the account's \"Access keys\" page."
                        .formatted(setting, what));
    }
}
