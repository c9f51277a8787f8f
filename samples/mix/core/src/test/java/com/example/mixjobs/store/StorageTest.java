package com.example.mixjobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.mixjobs.azurite.Azurite;
import com.example.mixjobs.model.JobId;

@Timeout(60)
class StorageTest {

    @Test
    void storageThatStopsIsNoticed() {
        Duration limit = Duration.ofSeconds(10);
        try (Azurite azurite = Azurite.start()) {
            Storage storage = new Storage(new StorageAccess.ConnectionString(azurite.connectionString()));
            assertThatCode(() -> storage.ping(limit)).doesNotThrowAnyException();

            azurite.stop();
            assertThatExceptionOfType(StorageUnreachable.class).isThrownBy(() -> storage.ping(limit));
            RuntimeException failure = catchThrowableOfType(
                    RuntimeException.class, () -> storage.jobs().find(JobId.create(Instant.EPOCH)));
            assertThat(Storage.failed(failure)).isTrue();
        }
    }

    @Test
    void otherFailuresAreNotTakenForStorage() {
        assertThat(Storage.failed(new IllegalStateException("a mistake in the code")))
                .isFalse();
    }
}
