package com.example.mixjobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UseDevelopmentStorage=true",
                "UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://127.0.0.1",
                "DefaultEndpointsProtocol=https;AccountName=photos;AccountKey=c2VjcmU=;EndpointSuffix=core.windows.net",
                "AccountName=devstoreaccount1;AccountKey=c2VjcmU=;BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;",
                "AccountName=photos;SharedAccessSignature=sv=2024-11-04&sig=a%2Fb%3D",
                "BlobEndpoint=https://a.example/;QueueEndpoint=https://b.example/;TableEndpoint=https://c.example/;"
                        + "SharedAccessSignature=sv=2024-11-04&sig=a",
            })
    void everyFormOfAConnectionStringIsTaken(String text) {
        StorageAccess access = StorageAccess.from(Map.of("AzureWebJobsStorage", text));

        assertThat(access).isEqualTo(new StorageAccess.ConnectionString(text));
        // The clients read it too.
        StorageClients clients = new StorageClients(access);
        assertThat(clients.blobs()).isNotNull();
        assertThat(clients.queues()).isNotNull();
        assertThat(clients.tables()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "AccountName=photos;AccountKey=!!!secret -> its AccountKey is not Base64",
                "AccountName=photos;AccountKey=c2VjcmV0%3D -> its AccountKey is not Base64",
                "AccountName=photos;AccountKey= -> it must hold AccountName and AccountKey",
                "AccountName=;AccountKey=c2VjcmV0 -> it must hold AccountName and AccountKey",
                "AccountKey=c2VjcmV0 -> it must hold AccountName and AccountKey",
                "AccountName=photos;AccountKey -> it must hold AccountName and AccountKey",
                "AccountName=photos;AccountKey=c2VjcmV0;secret -> it must hold AccountName and AccountKey",
                "accountname=photos;accountkey=c2VjcmV0 -> it must hold AccountName and AccountKey",
                "SharedAccessSignature=sig=secret -> it must hold AccountName and AccountKey",
                "BlobEndpoint=https://a.example;SharedAccessSignature=sig=secret -> it must hold AccountName",
                "AccountName=photos;AccountKey=c2VjcmV0;BlobEndpoint=secret -> its BlobEndpoint is not a whole address",
                "AccountName=photos;AccountKey=c2VjcmV0;TableEndpoint=a b -> its TableEndpoint is not an address",
                "UseDevelopmentStorage=false -> UseDevelopmentStorage can only be true",
            })
    void aConnectionStringThatIsWrongIsNotTakenAndItsKeyNotTold(String text, String message) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> StorageAccess.from(Map.of("AzureWebJobsStorage", text)))
                .withMessageStartingWith(
                        "AzureWebJobsStorage is not a connection string of a storage account: " + message)
                .withMessageNotContainingAny("c2VjcmV0", "secret");
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
