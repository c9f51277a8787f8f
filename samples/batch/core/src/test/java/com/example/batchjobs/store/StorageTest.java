package com.example.batchjobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.batchjobs.azurite.Azurite;
import com.example.batchjobs.model.JobId;

@Timeout(60)
class StorageTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void storageThatStopsIsNoticed() {
        try (Azurite azurite = Azurite.start()) {
            Storage storage = new Storage(new StorageAccess.ConnectionString(azurite.connectionString()));
            assertThatCode(() -> storage.ping(LIMIT)).doesNotThrowAnyException();

            azurite.stop();
            assertThatExceptionOfType(StorageUnreachable.class).isThrownBy(() -> storage.ping(LIMIT));
            RuntimeException failure = catchThrowableOfType(
                    RuntimeException.class, () -> storage.jobs().find(JobId.create(Instant.EPOCH)));
            assertThat(Storage.failed(failure)).isTrue();
        }
    }

    @Test
    void aProgramThatIsBrokenIsNotTakenForStorageThatDoesNotAnswer() {
        try (Azurite azurite = Azurite.start()) {
            Storage storage = new Storage(new StorageAccess.ConnectionString(azurite.connectionString()));

            assertThatExceptionOfType(NoClassDefFoundError.class)
                    .isThrownBy(() -> storage.ping(LIMIT, () -> {
                        throw new NoClassDefFoundError("com/azure/data/tables/TableClient");
                    }));
            assertThatExceptionOfType(StorageUnreachable.class)
                    .isThrownBy(() -> storage.ping(LIMIT, () -> {
                        throw new IllegalStateException("refused");
                    }));
        }
    }

    @Test
    void otherFailuresAreNotTakenForStorage() {
        assertThat(Storage.failed(new IllegalStateException("a mistake in the code")))
                .isFalse();
    }
}
