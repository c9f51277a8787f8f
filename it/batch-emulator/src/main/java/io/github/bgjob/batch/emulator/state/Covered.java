package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.ErrorCode;

/** What would change how something runs, and is not covered: it is refused, because ignoring it would mislead. */
final class Covered {

    private static final List<String> UNCOVERED = List.of(
            "applicationPackageReferences",
            "authenticationTokenSettings",
            "containerSettings",
            "dependsOn",
            "jobPreparationTask",
            "jobReleaseTask",
            "multiInstanceSettings");

    private Covered() {}

    static void check(JsonNode definition) {
        for (String property : UNCOVERED) {
            JsonNode value = definition.path(property);
            if (!value.isMissingNode() && !value.isNull() && !(value.isArray() && value.isEmpty())) {
                throw new BatchException(
                        ErrorCode.UNSUPPORTED_PROPERTY,
                        "the emulator does not cover '%s'; its README lists what it covers".formatted(property));
            }
        }
    }
}
