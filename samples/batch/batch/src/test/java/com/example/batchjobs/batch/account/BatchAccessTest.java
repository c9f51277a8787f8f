package com.example.batchjobs.batch.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.batchjobs.store.InvalidSettings;

@Timeout(10)
class BatchAccessTest {

    private static final String AZURE = "https://name.westeurope.batch.azure.com";

    @Test
    void inAzureTheIdentityOfStorageIsUsed() {
        BatchAccess access = BatchAccess.from(
                Map.of("BATCH_ACCOUNT_ENDPOINT", AZURE, "AzureWebJobsStorage__accountName", "storage"));

        assertThat(access).isInstanceOf(BatchAccess.Identity.class);
        assertThat(access.open()).isNotNull();
    }

    @Test
    void onThisMachineTheKeyIsUsedAndNotShown() {
        BatchAccess access = BatchAccess.from(Map.of(
                "BATCH_ACCOUNT_ENDPOINT",
                "http://127.0.0.1:1",
                "BATCH_ACCOUNT_NAME",
                "local",
                "BATCH_ACCOUNT_KEY",
                "c2VjcmV0"));

        assertThat(access).isInstanceOf(BatchAccess.SharedKey.class).asString().doesNotContain("c2VjcmV0");
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        refused(Map.of(), "BATCH_ACCOUNT_ENDPOINT is not set");
        refused(Map.of("BATCH_ACCOUNT_ENDPOINT", "name"), "must be a whole address");
        refused(Map.of("BATCH_ACCOUNT_ENDPOINT", "http://name.westeurope.batch.azure.com"), "must be a whole address");
        refused(Map.of("BATCH_ACCOUNT_ENDPOINT", "http://127.0.0.1:1"), "BATCH_ACCOUNT_NAME is not set");
        refused(Map.of("BATCH_ACCOUNT_ENDPOINT", AZURE, "BATCH_ACCOUNT_KEY", "c2VjcmV0"), "Take the key out");
        refused(
                Map.of("BATCH_ACCOUNT_ENDPOINT", AZURE, "AzureWebJobsStorage", "UseDevelopmentStorage=true"),
                "AzureWebJobsStorage__accountName");
    }

    private static void refused(Map<String, String> settings, String message) {
        assertThatThrownBy(() -> BatchAccess.from(new HashMap<>(settings)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(message);
    }
}
