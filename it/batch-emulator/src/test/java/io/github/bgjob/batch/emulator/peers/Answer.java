package io.github.bgjob.batch.emulator.peers;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of a call. */
sealed interface Answer {

    /** It was done. */
    record Value(JsonNode json) implements Answer {}

    /** The service refused it. */
    record Refusal(String code) implements Answer {}

    /** The peer itself failed. */
    record Failure(String text) implements Answer {}
}
