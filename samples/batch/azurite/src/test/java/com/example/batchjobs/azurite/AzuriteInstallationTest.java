package com.example.batchjobs.azurite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class AzuriteInstallationTest {

    @Test
    void the_cache_is_where_the_system_keeps_caches(@TempDir Path temp) {
        Path home = temp.resolve("home");
        Path elsewhere = temp.resolve("else where");

        assertThat(AzuriteInstallation.cacheDirectory(Map.of(), home)).isEqualTo(home.resolve(".cache/bgjob"));
        assertThat(AzuriteInstallation.cacheDirectory(Map.of("XDG_CACHE_HOME", elsewhere.toString()), home))
                .isEqualTo(elsewhere.resolve("bgjob"));
        assertThat(AzuriteInstallation.cacheDirectory(Map.of("LOCALAPPDATA", elsewhere.toString()), home))
                .isEqualTo(elsewhere.resolve("bgjob"));
        assertThat(AzuriteInstallation.cacheDirectory(Map.of("XDG_CACHE_HOME", "not/absolute"), home))
                .isEqualTo(home.resolve(".cache/bgjob"));
    }
}
