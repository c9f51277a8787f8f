package com.example.mixjobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class StorageAccessTest {

    @Test
    void aConnectionStringIsTaken() {
        assertThat(StorageAccess.from(Map.of("AzureWebJobsStorage", " UseDevelopmentStorage=true ")))
                .isEqualTo(new StorageAccess.ConnectionString("UseDevelopmentStorage=true"));
    }

    @Test
    void aConnectionStringDoesNotPrintItsKey() {
        assertThat(StorageAccess.from(Map.of("AzureWebJobsStorage", "AccountName=a;AccountKey=c2VjcmV0"))
                        .toString())
                .doesNotContain("c2VjcmV0");
    }

    @Test
    void anAccountsNameMeansItsPublicAddressesAndTheIdentityOfTheProgram() {
        assertThat(StorageAccess.from(Map.of("AzureWebJobsStorage__accountName", "photos")))
                .isEqualTo(new StorageAccess.Identity(
                        URI.create("https://photos.blob.core.windows.net"),
                        URI.create("https://photos.queue.core.windows.net"),
                        URI.create("https://photos.table.core.windows.net"),
                        null,
                        false));
    }

    @Test
    void aClientIdMeansThatManagedIdentity() {
        StorageAccess access = StorageAccess.from(Map.of(
                "AzureWebJobsStorage__accountName", "photos",
                "AzureWebJobsStorage__credential", "managedidentity",
                "AzureWebJobsStorage__clientId", "6f0d"));

        assertThat(access).isInstanceOfSatisfying(StorageAccess.Identity.class, identity -> {
            assertThat(identity.clientId()).isEqualTo("6f0d");
            assertThat(identity.managed()).isTrue();
        });
    }

    @Test
    void addressesMayBeGivenOneByOne() {
        StorageAccess access = StorageAccess.from(Map.of(
                "AzureWebJobsStorage__blobServiceUri", "https://photos.blob.core.chinacloudapi.cn",
                "AzureWebJobsStorage__queueServiceUri", "https://photos.queue.core.chinacloudapi.cn",
                "AzureWebJobsStorage__tableServiceUri", "https://photos.table.core.chinacloudapi.cn"));

        assertThat(access)
                .isInstanceOfSatisfying(StorageAccess.Identity.class, identity -> assertThat(identity.queues())
                        .isEqualTo(URI.create("https://photos.queue.core.chinacloudapi.cn")));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    OTHER,                                x,         No storage account is set.
                    AzureWebJobsStorage,                  ' ',       No storage account is set.
                    AzureWebJobsStorage,                  hello,     AzureWebJobsStorage is not a connection string
                    AzureWebJobsStorage,                  AccountName=a;, AzureWebJobsStorage is not a connection string
                    AzureWebJobsStorage__accountName,     My_Photos, 'AzureWebJobsStorage__accountName is "My_Photos"'
                    AzureWebJobsStorage__blobServiceUri,  photos,    'AzureWebJobsStorage__blobServiceUri is "photos"'
                    AzureWebJobsStorage__blobServiceUri,  a b,       'AzureWebJobsStorage__blobServiceUri is "a b"'
                    """)
    void wrongSettingsAreNamed(String name, String value, String message) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> StorageAccess.from(Map.of(name, value)))
                .withMessageStartingWith(message);
    }
}
