package com.example.functionsjobs.local.functions.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class HostConfigurationTest {

    @TempDir
    private Path temp;

    @Test
    void an_empty_file_means_the_defaults_of_the_platform() throws IOException {
        HostConfiguration configuration = read("{\"version\": \"2.0\"}", Map.of());

        assertThat(configuration.routePrefix()).isEqualTo("api");
        assertThat(configuration.functionTimeout()).hasValue(Duration.ofMinutes(30));
        assertThat(configuration.queues())
                .isEqualTo(new QueueOptions(
                        16,
                        8 * Runtime.getRuntime().availableProcessors(),
                        5,
                        Duration.ZERO,
                        Duration.ofMinutes(1),
                        QueueOptions.Encoding.BASE64));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "3, 1", "16, 8", "32, 16"})
    void the_next_messages_are_fetched_when_so_many_for_each_processor_are_in_work(int batchSize, int each)
            throws IOException {
        String json = "{\"extensions\": {\"queues\": {\"batchSize\": " + batchSize + "}}}";

        assertThat(read(json, Map.of()).queues().newBatchThreshold())
                .isEqualTo(each * Runtime.getRuntime().availableProcessors());
    }

    @ParameterizedTest
    @CsvSource({
        // FUNCTIONS_REQUEST_BODY_SIZE_LIMIT, AzureWebJobsDisableHomepage, limit in bytes, whether / says something
        "'',   '',    104857600, true",
        "10,   true,  10,        false",
        "' 5', True,  5,         false",
        "0,    false, 0,         true",
    })
    void what_settings_mean_for_http(String limit, String disabled, long bytes, boolean homepage) throws IOException {
        AppSettings settings = new AppSettings(
                Map.of("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", limit, "AzureWebJobsDisableHomepage", disabled));

        assertThat(read("{}", Map.of()).http(Optional.of("key"), settings))
                .isEqualTo(new HttpRoutes.Options("api", Optional.of("key"), bytes, homepage));
    }

    @Test
    void the_file_is_followed() throws IOException {
        HostConfiguration configuration = read("""
                {"functionTimeout": "1.02:03:04.5",
                 "extensions": {"http": {"routePrefix": ""}, "queues": {"batchSize": 1, "newBatchThreshold": 0,
                   "maxDequeueCount": 2, "visibilityTimeout": "00:00:30", "maxPollingInterval": "00:00:02",
                   "messageEncoding": "none"}}}
                """, Map.of());

        assertThat(configuration.routePrefix()).isEmpty();
        assertThat(configuration.functionTimeout()).hasValue(Duration.parse("P1DT2H3M4.5S"));
        assertThat(configuration.queues())
                .isEqualTo(new QueueOptions(
                        1, 0, 2, Duration.ofSeconds(30), Duration.ofSeconds(2), QueueOptions.Encoding.NONE));
    }

    @Test
    void settings_override_the_file_whatever_their_case() throws IOException {
        HostConfiguration configuration = read(
                "{\"functionTimeout\": \"00:05:00\", \"extensions\": {\"queues\": {\"batchSize\": 1}}}",
                Map.of(
                        "AzureFunctionsJobHost__functionTimeout", "-1",
                        "AZUREFUNCTIONSJOBHOST__EXTENSIONS__QUEUES__BATCHSIZE", "2"));

        assertThat(configuration.functionTimeout()).isEmpty();
        assertThat(configuration.queues().batchSize()).isEqualTo(2);
    }

    @Test
    void a_function_may_be_given_one_second() throws IOException {
        assertThat(read("{\"functionTimeout\": \"00:00:01\"}", Map.of()).functionTimeout())
                .hasValue(Duration.ofSeconds(1));
    }

    @Test
    void a_wrong_value_is_named_with_its_place() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"functionTimeout\": \"5m\"}", Map.of()))
                .withMessageContaining("functionTimeout is '5m'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"extensions\": {\"queues\": {\"batchSize\": \"many\"}}}", Map.of()))
                .withMessageContaining("extensions.queues.batchSize is 'many'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{}", Map.of())
                        .http(Optional.empty(), new AppSettings(Map.of("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", "20MB"))))
                .withMessageContaining("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT is no number: '20MB'");
    }

    private HostConfiguration read(String json, Map<String, String> settings) throws IOException {
        return HostConfiguration.read(Files.writeString(temp.resolve("host.json"), json), new AppSettings(settings));
    }
}
