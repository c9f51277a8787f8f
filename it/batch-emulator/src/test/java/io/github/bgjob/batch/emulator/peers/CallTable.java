package io.github.bgjob.batch.emulator.peers;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls and what is expected of them, from {@code calls.yaml}.
 *
 * @param environment of the lines of shell
 * @param pythonSetup is executed before the expressions
 */
record CallTable(Map<String, String> environment, String pythonSetup, List<Row> calls) {

    /**
     * A call, which each peer makes in its own words.
     *
     * @param az a line of shell
     * @param noAz why there is none
     * @param python an expression
     * @param noPython why there is none
     * @param answer the value that is expected; when neither it nor a refusal is, any
     * @param refusal the service's code
     * @param until the call is made again until it is answered so
     */
    record Row(
            String call,
            String az,
            @JsonProperty("no-az") String noAz,
            String python,
            @JsonProperty("no-python") String noPython,
            JsonNode answer,
            String refusal,
            boolean until) {

        Row {
            if ((az == null) == (noAz == null) || (python == null) == (noPython == null)) {
                throw new IllegalArgumentException(
                        "'%s' needs a call or a reason for each of the peers".formatted(call));
            }
        }

        boolean expects(Answer given) {
            if (given instanceof Answer.Value value) {
                return refusal == null && (answer == null || answer.equals(value.json()));
            }
            return given instanceof Answer.Refusal refused && refused.code().equals(refusal);
        }

        String expected() {
            return Optional.ofNullable(refusal)
                    .map(code -> "refused with " + code)
                    .orElse(answer == null ? "done" : answer.toString());
        }
    }

    static CallTable read() throws IOException {
        try (InputStream source = CallTable.class.getResourceAsStream("calls.yaml")) {
            return new YAMLMapper().readValue(source, CallTable.class);
        }
    }
}
