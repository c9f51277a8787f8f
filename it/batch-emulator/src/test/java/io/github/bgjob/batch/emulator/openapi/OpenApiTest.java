package io.github.bgjob.batch.emulator.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.bgjob.batch.emulator.wire.Exchange;
import io.github.bgjob.batch.emulator.wire.Reply;
import io.github.bgjob.batch.emulator.wire.Request;

/** That the check of all exchanges runs, and that it can fail. */
@Timeout(60)
class OpenApiTest {

    private static final String JOB = "{\"id\":\"job\",\"poolInfo\":{\"poolId\":\"pool\"}}";

    @BeforeAll
    static void isTheDescriptionAtHand() {
        String missing =
                "NOT CHECKED: no exchange of these tests was held to Microsoft's description of the Batch API, "
                        + "because it is not at %s. Name its directory by the system property bgjob.data or by BGJOB_DATA."
                                .formatted(BatchOpenApi.place());
        if (BatchOpenApi.found().isEmpty()) {
            System.out.println(missing);
        }
        assumeTrue(BatchOpenApi.found().isPresent(), missing);
    }

    @Test
    void anExchangeAsDescribedHasNoDifferences() {
        assertThat(differences(JOB, 201, "")).isEmpty();
    }

    @ParameterizedTest(name = "{0} and {1} {2}: {3}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {"id":"job"}                                             ~ 201 ~                       ~ poolInfo
            {"id":"job","poolInfo":{"poolId":"pool"},"priority":"I"} ~ 201 ~                       ~ priority
            {"id":"job","poolInfo":{"poolId":"pool"},"prio":1}       ~ 201 ~                       ~ prio
            {"id":"job","poolInfo":{"poolId":"pool"}}                ~ 202 ~                       ~ the status is not declared
            {"id":"job","poolInfo":{"poolId":"pool"}}                ~ 409 ~ {"code":1}            ~ code
            {"id":"job","poolInfo":{"poolId":"pool"}}                ~ 409 ~ {"kode":"JobExists"}  ~ kode
            """)
    void whatIsNotAsDescribedIsNamed(String request, int status, String reply, String named) {
        assertThat(differences(request, status, reply == null ? "" : reply))
                .anySatisfy(difference -> assertThat(difference)
                        .startsWith("POST /jobs → %d: ".formatted(status))
                        .contains(named));
    }

    @Test
    void whatTheRealServiceDoesOtherwiseIsExempt() {
        assertThat(differences("{\"id\":\"job\",\"poolInfo\":{\"poolId\":\"pool\"},\"priority\":\"1\"}", 201, ""))
                .isEmpty();
        assertThat(differences(JOB, 409, "{\"odata.metadata\":\"x\",\"code\":\"JobExists\"}"))
                .isEmpty();
        assertThat(differences(
                        "{\"id\":\"job\",\"poolInfo\":{\"poolId\":\"pool\"},\"onAllTasksComplete\":\"NoAction\"}",
                        201,
                        ""))
                .isEmpty();
    }

    private static List<String> differences(String request, int status, String reply) {
        Map<String, String> headers = Map.of("Content-Type", "application/json; odata=minimalmetadata");
        Map<String, String> answered = Map.of("Content-Type", "application/json;odata=minimalmetadata");
        return BatchOpenApi.found()
                .orElseThrow()
                .differences(new Exchange(
                        new Request(
                                "POST",
                                "/jobs",
                                "api-version=2024-07-01.20.0",
                                headers,
                                request.getBytes(StandardCharsets.UTF_8)),
                        new Reply(
                                status,
                                reply.isEmpty() ? Map.of() : answered,
                                reply.getBytes(StandardCharsets.UTF_8))));
    }
}
