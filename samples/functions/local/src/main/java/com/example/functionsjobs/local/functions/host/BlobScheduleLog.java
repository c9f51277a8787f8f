package com.example.functionsjobs.local.functions.host;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobStorageException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * In the host's storage account, at the place and in the format of {@code StorageScheduleMonitor} in
 * azure-webjobs-sdk-extensions.
 */
final class BlobScheduleLog implements ScheduleLog {

    private final String connectionString;
    private final String name;
    private BlobClient blob;

    /** @param hostId what tells the hosts of one account apart */
    BlobScheduleLog(String connectionString, String hostId, String function) {
        this.connectionString = connectionString;
        this.name = "timers/" + hostId + "/Host.Functions." + function + "/status";
    }

    /** The note as JSON, which is also a part of what a timer's function gets. */
    static ObjectNode json(ScheduleStatus status) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Last", JsonTime.format(status.last()))
                .put("Next", JsonTime.format(status.next()))
                .put("LastUpdated", JsonTime.format(status.lastUpdated()));
    }

    @Override
    public Optional<ScheduleStatus> read() {
        try {
            JsonNode json = new JsonMapper().readTree(blob().downloadContent().toString());
            return Optional.of(new ScheduleStatus(
                    JsonTime.parse(json.path("Last").asText()),
                    JsonTime.parse(json.path("Next").asText()),
                    JsonTime.parse(json.path("LastUpdated").asText())));
        } catch (BlobStorageException e) {
            if (BlobErrorCode.BLOB_NOT_FOUND.equals(e.getErrorCode())
                    || BlobErrorCode.CONTAINER_NOT_FOUND.equals(e.getErrorCode())) {
                return Optional.empty();
            }
            throw e;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The blob " + blob().getBlobUrl() + " is no timer's status; delete it.", e);
        }
    }

    @Override
    public void write(ScheduleStatus status) {
        blob().getContainerClient().createIfNotExists();
        blob().upload(BinaryData.fromString(json(status).toString()), true);
    }

    /** Not made before it is needed: that takes long, and the host is to listen soon. */
    private synchronized BlobClient blob() {
        if (blob == null) {
            blob = new BlobServiceClientBuilder()
                    .connectionString(connectionString)
                    .buildClient()
                    .getBlobContainerClient("azure-webjobs-hosts")
                    .getBlobClient(name);
        }
        return blob;
    }
}
