package io.github.bgjob.batch.emulator.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.bgjob.batch.emulator.wire.Request;

/** Signatures that Debian's azure-batch for Python made, another implementation than the tests' own client. */
@Timeout(30)
class SharedKeyTest {

    private static final String KEY = "a2V5LW9mLXRoZS1lbXVsYXRvci1mb3ItdGVzdHM=";
    private static final String NOON = "Tue, 24 Nov 2026 12:00:00 GMT";

    @Test
    void aRequestWithBodyAndQueryIsLetInByItsSignature() {
        assertThat(refusal(KEY, "12:00:00Z", post())).isEmpty();
    }

    @Test
    void anEncodedSlashInThePathIsSignedAsItWasSent() {
        Request request = new Request(
                "GET",
                "/jobs/j/tasks/t/files/wd%2Fout.txt",
                "api-version=2024-07-01.20.0&timeout=30&$filter=startswith(id%2C%20%27a%27)",
                Map.of(
                        "ocp-date",
                        NOON,
                        "ocp-range",
                        "bytes=0-9",
                        "Authorization",
                        "SharedKey emulator:Mw43+MhL2IBSwXXocrw10B99rS/84Mz7eWQJAWT9Mxo="),
                new byte[0]);

        assertThat(refusal(KEY, "12:00:00Z", request)).isEmpty();
    }

    @Test
    void anotherKeyIsRefusedWithWhatWouldHaveToBeSigned() {
        assertThat(refusal("b3RoZXI=", "12:00:00Z", post())).hasValueSatisfying(why -> assertThat(why)
                .startsWith("the signature is not the one of this key over 'POST\\n\\n\\n17\\n\\napplication/json;"));
    }

    @ParameterizedTest(name = "at {0}")
    @CsvSource({"11:44:59Z", "12:15:01Z"})
    void aSignatureIsGoodForAQuarterOfAnHour(String time) {
        assertThat(refusal(KEY, time, post())).hasValueSatisfying(why -> assertThat(why)
                .startsWith("the request is of 2026-11-24T12:00:00Z, more than 15 minutes from "));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"SharedKey other:x", "Bearer token", "SharedKey emulator"})
    void otherWaysToSayWhoOneIsAreRefused(String authorization) {
        Map<String, String> headers = new HashMap<>(post().headers());
        headers.put("Authorization", authorization);

        assertThat(refusal(KEY, "12:00:00Z", new Request("POST", "/jobs", "", headers, new byte[0])))
                .contains("the Authorization header does not begin with 'SharedKey emulator:'");
    }

    @Test
    void aRequestWithoutDateIsRefused() {
        Request request = new Request("GET", "/jobs", "", Map.of("Authorization", "SharedKey emulator:x"), new byte[0]);

        assertThat(refusal(KEY, "12:00:00Z", request)).contains("there is neither an ocp-date nor a Date header");
    }

    private static Optional<String> refusal(String key, String time, Request request) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T" + time), ZoneOffset.UTC);
        return new SharedKey("emulator", key, clock).refusal(request);
    }

    private static Request post() {
        Map<String, String> headers = Map.of(
                "ocp-date", NOON,
                "Content-Type", "application/json; odata=minimalmetadata",
                "Content-Length", "17",
                "Authorization", "SharedKey emulator:OrNB3hmz71a68YmDXRNhqcYql9xhE2MMWacBpTHcBwk=");
        return new Request(
                "POST",
                "/jobs",
                "api-version=2024-07-01.20.0&timeout=30",
                headers,
                "{\"id\":\"j\",\"x\":12}".getBytes(StandardCharsets.UTF_8));
    }
}
