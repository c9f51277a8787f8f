package io.github.bgjob.batch.emulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The versions of the API that are spoken here, and what the later ones do not have any more.
 *
 * <p>Sources: any other version is refused with {@code InvalidQueryParameterValue}, see
 * github.com/Azure/azure-sdk-for-python/issues/19224; the properties that are gone are those that the models of azure-batch
 * 15.1.0 for Python (2025-06-01) lack beside Microsoft's description of 2024-07-01.20.0.
 */
public enum ApiVersion {
    V2024_02_01("2024-02-01.19.0", List.of()),
    V2024_07_01("2024-07-01.20.0", List.of()),
    V2025_06_01(
            "2025-06-01",
            List.of(
                    "authenticationTokenSettings",
                    "certificateReferences",
                    "currentNodeCommunicationMode",
                    "resourceTags",
                    "targetNodeCommunicationMode"));

    private static final String PARAMETER = "api-version";

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // each is a List.of
    private final List<String> gone;

    ApiVersion(String text, List<String> gone) {
        this.text = text;
        this.gone = gone;
    }

    /** The version that a request speaks; refuses it when there is none, or one that is not known. */
    public static ApiVersion of(Request request) {
        String asked = request.parameter(PARAMETER)
                .orElseThrow(() -> new BatchException(ErrorCode.MISSING_REQUIRED_QUERY_PARAMETER, PARAMETER));
        return Arrays.stream(values())
                .filter(version -> version.text.equals(asked))
                .findFirst()
                .orElseThrow(() -> new BatchException(
                        ErrorCode.INVALID_QUERY_PARAMETER_VALUE,
                        "%s is %s, and the emulator speaks %s"
                                .formatted(
                                        PARAMETER,
                                        asked,
                                        Arrays.stream(values())
                                                .map(version -> version.text)
                                                .toList())));
    }

    /** Refuses a body that names what the version does not have. */
    void check(JsonNode body) {
        Optional<String> named = gone.stream()
                .filter(property -> body.findValue(property) != null)
                .findFirst();
        if (named.isPresent()) {
            throw new BatchException(
                    ErrorCode.INVALID_REQUEST_BODY,
                    "the property '%s' does not exist in version %s".formatted(named.get(), text));
        }
    }

    /** What the version shows of a resource. */
    ObjectNode shown(ObjectNode resource) {
        return gone.stream().anyMatch(resource::has) ? resource.deepCopy().without(gone) : resource;
    }
}
