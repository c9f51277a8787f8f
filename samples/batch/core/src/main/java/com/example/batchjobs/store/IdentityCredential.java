package com.example.batchjobs.store;

import com.azure.core.credential.TokenCredential;
import com.azure.core.util.Configuration;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.AzureDeveloperCliCredentialBuilder;
import com.azure.identity.ChainedTokenCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;

/** The program's identity. Loads azure-identity, which is slow to load, only when it is used. */
public final class IdentityCredential {

    /** Where azure-identity 1.18 looks for the logins of IntelliJ, PowerShell and the desktop. */
    private static final String NATIVE_ACCESS = "/com/sun/jna/Platform.class";

    private IdentityCredential() {}

    /** A managed identity, or whatever a developer is logged in with. */
    public static TokenCredential of(StorageAccess.Identity identity) {
        if (identity.managed()) {
            return new ManagedIdentityCredentialBuilder()
                    .clientId(identity.clientId())
                    .build();
        }
        return IdentityCredential.class.getResource(NATIVE_ACCESS) == null
                ? withoutNativeAccess()
                : new DefaultAzureCredentialBuilder().build();
    }

    /**
     * What {@link DefaultAzureCredentialBuilder} tries, but for the logins that need JNA, which is not in the package of a
     * functions app. It would end with a {@link NoClassDefFoundError} at IntelliJ's, before it comes to the Azure CLI's.
     */
    @SuppressWarnings("deprecation") // What is named instead does not reach what the builder asks for.
    private static TokenCredential withoutNativeAccess() {
        // Environment, workload identity and managed identity, as "Credential chains in the Azure Identity library for
        // Java" says (learn.microsoft.com).
        Configuration production =
                Configuration.getGlobalConfiguration().clone().put("AZURE_TOKEN_CREDENTIALS", "prod");
        return new ChainedTokenCredentialBuilder()
                .addLast(new DefaultAzureCredentialBuilder()
                        .configuration(production)
                        .build())
                .addLast(new AzureCliCredentialBuilder().build())
                .addLast(new AzureDeveloperCliCredentialBuilder().build())
                .build();
    }
}
