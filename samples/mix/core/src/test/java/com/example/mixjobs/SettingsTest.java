package com.example.mixjobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.example.mixjobs.store.InvalidSettings;

@Timeout(10)
class SettingsTest {

    private static final String STORAGE = "AzureWebJobsStorage";
    private static final String DEVELOPMENT = "UseDevelopmentStorage=true";

    @Test
    void twentyMebibytesAreAcceptedUnlessSaidOtherwise() {
        assertThat(Settings.from(Map.of(STORAGE, DEVELOPMENT)).maxInputBytes()).isEqualTo(20_971_520);
        assertThat(Settings.from(Map.of(STORAGE, DEVELOPMENT, "JOBS_MAX_INPUT_BYTES", " 5 "))
                        .maxInputBytes())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "100000001", "99999999999", "20MB"})
    void aLimitThatMakesNoSenseIsNamed(String limit) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.from(Map.of(STORAGE, DEVELOPMENT, "JOBS_MAX_INPUT_BYTES", limit)))
                .withMessageStartingWith("JOBS_MAX_INPUT_BYTES is \"" + limit + "\"");
    }

    @Test
    void withoutStorageNothingIsPutTogether() {
        assertThatExceptionOfType(InvalidSettings.class).isThrownBy(() -> Jobs.create(Map.of()));
    }
}
