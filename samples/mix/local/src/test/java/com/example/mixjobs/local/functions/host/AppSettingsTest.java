package com.example.mixjobs.local.functions.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AppSettingsTest {

    @Test
    void a_placeholder_becomes_the_value_of_its_setting() {
        AppSettings settings = new AppSettings(Map.of("QUEUE", "a$1b"));

        assertThat(settings.resolve("pre-%queue%-post")).isEqualTo("pre-a$1b-post");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.resolve("%OTHER%"))
                .withMessageContaining("'OTHER'");
    }

    @Test
    void a_function_is_disabled_by_either_form_of_its_setting() {
        AppSettings settings = new AppSettings(Map.of(
                "AzureWebJobs.one.Disabled", "true",
                "AzureWebJobs__two__Disabled", "1",
                "AzureWebJobs.three.Disabled", "false"));

        assertThat(settings.isDisabled("one")).isTrue();
        assertThat(settings.isDisabled("two")).isTrue();
        assertThat(settings.isDisabled("three")).isFalse();
        assertThat(settings.isDisabled("four")).isFalse();
    }
}
