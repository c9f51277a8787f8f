package com.example.functionsjobs.local.functions.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.functionsjobs.azurite.Azurite;

@Timeout(60)
class BlobScheduleLogIT {

    @Test
    void a_timers_notes_are_kept_in_the_account_of_the_host() {
        try (Azurite azurite = Azurite.start()) {
            BlobScheduleLog log = new BlobScheduleLog(azurite.connectionString(), "some-app", "sweep");
            BlobClient blob = new BlobServiceClientBuilder()
                    .connectionString(azurite.connectionString())
                    .buildClient()
                    .getBlobContainerClient("azure-webjobs-hosts")
                    .getBlobClient("timers/some-app/Host.Functions.sweep/status");
            Instant began = Instant.parse("2026-11-05T10:02:30.5Z");
            Instant next = Instant.parse("2026-11-05T10:05:00Z");

            assertThat(log.read()).isEmpty();
            log.write(new ScheduleStatus(JsonTime.NEVER, next, began));
            assertThat(log.read()).hasValue(new ScheduleStatus(JsonTime.NEVER, next, began));
            log.write(new ScheduleStatus(began, next, began));
            assertThat(blob.downloadContent()).hasToString("""
                    {"Last":"2026-11-05T10:02:30.5+00:00","Next":"2026-11-05T10:05:00+00:00",\
                    "LastUpdated":"2026-11-05T10:02:30.5+00:00"}""");

            blob.upload(BinaryData.fromString("no JSON"), true);
            assertThatIllegalStateException().isThrownBy(log::read).withMessageContaining(blob.getBlobUrl());
        }
    }
}
