package com.example.functionsjobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.example.functionsjobs.store.InvalidSettings;

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

    @ParameterizedTest
    @CsvSource({", 5", "'', 5", "1, 1", "' 2 ', 2", "100, 100"})
    void aJobIsTriedFiveTimesUnlessSaidOtherwise(String text, int tries) {
        Map<String, String> settings = new HashMap<>(Map.of(STORAGE, DEVELOPMENT));
        settings.put("JOBS_MAX_TRIES", text);

        assertThat(Settings.from(settings).maxTries()).isEqualTo(tries);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "five", "2.5"})
    void triesThatMakeNoSenseAreNamed(String tries) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.from(Map.of(STORAGE, DEVELOPMENT, "JOBS_MAX_TRIES", tries)))
                .withMessage("JOBS_MAX_TRIES is \"" + tries + "\", but must be a number of tries from 1 to 100.");
    }

    @Test
    void withoutStorageNothingIsPutTogether() {
        assertThatExceptionOfType(InvalidSettings.class).isThrownBy(() -> Jobs.create(Map.of()));
    }
}
