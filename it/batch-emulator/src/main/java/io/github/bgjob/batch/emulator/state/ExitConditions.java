package io.github.bgjob.batch.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

import io.github.bgjob.batch.emulator.node.Failure;

/** What a task says about the ways it may end. */
final class ExitConditions {

    private ExitConditions() {}

    /** The most specific options that fit; missing when none do. */
    static JsonNode options(JsonNode conditions, Optional<Integer> exitCode, Optional<Failure> failure) {
        if (exitCode.isPresent()) {
            int code = exitCode.get();
            for (JsonNode mapping : conditions.path("exitCodes")) {
                if (mapping.path("code").asInt() == code) {
                    return mapping.path("exitOptions");
                }
            }
            for (JsonNode range : conditions.path("exitCodeRanges")) {
                if (range.path("start").asInt() <= code
                        && code <= range.path("end").asInt()) {
                    return range.path("exitOptions");
                }
            }
            if (failure.isPresent() && failure.get().code().startsWith("FileUpload")) {
                return conditions.has("fileUploadError")
                        ? conditions.path("fileUploadError")
                        : conditions.path("default");
            }
        } else if (failure.isPresent() && conditions.has("preProcessingError")) {
            return conditions.path("preProcessingError");
        }
        return failure.isPresent() ? conditions.path("default") : MissingNode.getInstance();
    }
}
