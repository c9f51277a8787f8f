package com.example.mixjobs.store;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;

/** The program's identity. Loads azure-identity, which is slow to load, only when it is used. */
public final class IdentityCredential {

    private IdentityCredential() {}

    /** A managed identity, or whatever a developer is logged in with. */
    public static TokenCredential of(StorageAccess.Identity identity) {
        return identity.managed()
                ? new ManagedIdentityCredentialBuilder()
                        .clientId(identity.clientId())
                        .build()
                : new DefaultAzureCredentialBuilder().build();
    }
}
