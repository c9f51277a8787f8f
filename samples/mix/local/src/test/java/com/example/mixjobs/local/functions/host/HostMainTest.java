package com.example.mixjobs.local.functions.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody reads who has set something wrongly. */
@Timeout(60)
class HostMainTest {

    @TempDir
    private Path app;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // host.json ; what the one line says of it
                "{\"functionTimeout\": \"00:00:00\"}         ; functionTimeout is '00:00:00': must be 00:00:01 or longer",
                "{\"functionTimeout\": \"00:00:00.001\"}     ; functionTimeout is '00:00:00.001': must be 00:00:01 or",
                "{\"functionTimeout\": \"00:00:00.9999999\"} ; functionTimeout is '00:00:00.9999999': must be 00:00:01",
                "{\"functionTimeout\": \"-00:05:00\"}        ; '-00:05:00' is not a time span such as 00:05:00",
                "{\"functionTimeout\": \"abc\"}              ; functionTimeout is 'abc': 'abc' is not a time span",
                "{\"extensions\": {\"queues\": {\"batchSize\": 33}}} ; batchSize must be 1 to 32, not 33",
                "{\"extensions\": {\"queues\": {\"batchSize\": \"abc\"}}} ; batchSize is 'abc': must be a whole number",
                "{\"extensions\": {\"queues\": {\"messageEncoding\": \"a\"}}} ; is 'a': must be base64 or none",
                "{                                           ; is no JSON: line 1",
            })
    void a_wrong_value_is_told_in_one_line(String json, String expected) throws IOException {
        Files.writeString(app.resolve("host.json"), json);

        assertThat(said()).contains(expected).hasLineCount(1);
    }

    @Test
    void so_is_a_directory_without_an_app() {
        assertThat(said()).contains("host.json").hasLineCount(1);
    }

    /** What a start that has to fail writes to standard error. */
    private String said() {
        StringWriter error = new StringWriter();
        int exitCode =
                HostMain.commandLine().setErr(new PrintWriter(error, true)).execute(app.toString(), "--port=0");

        assertThat(exitCode).isEqualTo(1);
        return error.toString().stripTrailing();
    }
}
