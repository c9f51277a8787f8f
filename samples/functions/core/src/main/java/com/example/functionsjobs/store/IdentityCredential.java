package com.example.functionsjobs.store;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;

/** Loads azure-identity, which is slow to load, only when it is used. */
final class IdentityCredential {

    private IdentityCredential() {}

    static TokenCredential of(StorageAccess.Identity identity) {
        return identity.managed()
                ? new ManagedIdentityCredentialBuilder()
                        .clientId(identity.clientId())
                        .build()
                : new DefaultAzureCredentialBuilder().build();
    }
}
