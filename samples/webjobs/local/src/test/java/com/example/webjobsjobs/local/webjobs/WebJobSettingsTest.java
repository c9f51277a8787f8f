package com.example.webjobsjobs.local.webjobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How Kudu understands settings.job. */
@Timeout(20)
class WebJobSettingsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}: {1} s, singleton {2}, in place {3}")
    @CsvSource(delimiter = '|', textBlock = """
            {"is_singleton": false, "stopping_wait_time": 60} | 60 | false | false
            {"is_singleton": true, "is_in_place": true}       | 5  | true  | true
            {}                                                | 5  | false | false
            {"stopping_wait_time": 0}                         | 0  | false | false
            {"stopping_wait_time": "60"}                      | 5  | false | false
            {"stopping_wait_time": 60.5}                      | 5  | false | false
            {"is_singleton": "true"}                          | 5  | false | false
            {"stopping_wait_time": 60                         | 5  | false | false
            """)
    void values_of_another_type_and_broken_files_count_as_none(
            String text, long wait, boolean singleton, boolean inPlace) throws IOException {
        Files.writeString(folder.resolve("settings.job"), text);

        assertThat(WebJobSettings.in(folder))
                .isEqualTo(new WebJobSettings(Duration.ofSeconds(wait), singleton, inPlace));
    }

    @Test
    void without_the_file_everything_is_as_it_is_by_itself() throws IOException {
        assertThat(WebJobSettings.in(folder)).isEqualTo(new WebJobSettings(Duration.ofSeconds(5), false, false));
    }
}
