package io.github.bgjob.batch.emulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from a request, in the version that it speaks. */
@Timeout(10)
class RequestTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {"targetDedicatedNodes":"1"}                                   ~ {"targetDedicatedNodes":1}
            {"targetDedicatedNodes":2}                                     ~ {"targetDedicatedNodes":2}
            {"priority":"-5"}                                              ~ {"priority":-5}
            {"value":[{"constraints":{"maxTaskRetryCount":"2"}}]}          ~ {"value":[{"constraints":{"maxTaskRetryCount":2}}]}
            {"exitConditions":{"exitCodeRanges":[{"start":"1","end":"9"}]}}~ {"exitConditions":{"exitCodeRanges":[{"start":1,"end":9}]}}
            {"priority":"one"}                                             ~ {"priority":"one"}
            {"priority":"1.5"}                                             ~ {"priority":"1.5"}
            {"priority":""}                                                ~ {"priority":""}
            {"id":"7","metadata":[{"name":"a","value":"7"}]}               ~ {"id":"7","metadata":[{"name":"a","value":"7"}]}
            {"resourceTags":{"priority":"1"}}                              ~ {"resourceTags":{"priority":"1"}}
            """)
    void wholeNumbersMayStandInQuotationMarks(String body, String read) {
        assertThat(request("2024-07-01.20.0", body).json()).hasToString(read);
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', nullValues = "taken", textBlock = """
            2024-02-01.19.0 ~ {"targetNodeCommunicationMode":"simplified"}                  ~ taken
            2024-07-01.20.0 ~ {"targetNodeCommunicationMode":"simplified"}                  ~ taken
            2025-06-01      ~ {"targetNodeCommunicationMode":"simplified"}                  ~ InvalidRequestBody
            2024-07-01.20.0 ~ {"resourceTags":{}}                                           ~ taken
            2025-06-01      ~ {"resourceTags":{}}                                           ~ InvalidRequestBody
            2025-06-01      ~ {"certificateReferences":[]}                                  ~ InvalidRequestBody
            2025-06-01      ~ {"jobManagerTask":{"authenticationTokenSettings":{}}}         ~ InvalidRequestBody
            2025-06-01      ~ {"id":"x"}                                                    ~ taken
            2025-06-01      ~ []                                                            ~ InvalidRequestBody
            2025-06-01      ~ {"id"                                                         ~ InvalidRequestBody
            2023-11-01.18.0 ~ {"id":"x"}                                                    ~ InvalidQueryParameterValue
            2025-06-02      ~ {"id":"x"}                                                    ~ InvalidQueryParameterValue
            """)
    void whatAVersionDoesNotHaveIsRefused(String version, String body, String refusal) {
        Request request = request(version, body);

        if (refusal == null) {
            assertThat(request.json()).hasToString(body);
        } else {
            assertThatThrownBy(request::json).isInstanceOfSatisfying(BatchException.class, e -> assertThat(e.word())
                    .isEqualTo(refusal));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            2024-07-01.20.0 ~ {"id":"pool","targetNodeCommunicationMode":"simplified"}
            2025-06-01      ~ {"id":"pool"}
            """)
    void whatAVersionDoesNotHaveIsNotShown(String version, String shown) {
        assertThat(Selection.of(
                        request(version, ""),
                        Json.object().put("id", "pool").put("targetNodeCommunicationMode", "simplified")))
                .hasToString(shown);
    }

    private static Request request(String version, String body) {
        return new Request("POST", "/pools", "api-version=" + version, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
