package io.github.bgjob.batch.emulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How values look on the wire, and how they are read from what came. */
public final class Json {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private static final DateTimeFormatter TICKS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter RFC_1123 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** A time as JSON bodies have it, to a ten-millionth of a second. */
    public static String time(Instant instant) {
        return TICKS.format(instant);
    }

    /** A time as headers have it. */
    public static String headerTime(Instant instant) {
        return RFC_1123.format(instant);
    }

    /** The text of a property; absent when it is missing or null. */
    public static Optional<String> text(JsonNode object, String property) {
        JsonNode value = object.path(property);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asText());
    }

    /** The text of a property that must be there. */
    public static String required(JsonNode object, String property) {
        return text(object, property)
                .filter(text -> !text.isBlank())
                .orElseThrow(() ->
                        new BatchException(ErrorCode.MISSING_REQUIRED_PROPERTY, "'%s' is missing".formatted(property)));
    }

    /** A whole number between bounds. */
    public static int integer(JsonNode object, String property, int otherwise, int least, int most) {
        JsonNode value = object.path(property);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.asInt() < least || value.asInt() > most) {
            throw new BatchException(
                    ErrorCode.INVALID_PROPERTY_VALUE,
                    "'%s' must be a whole number from %d to %d, not %s".formatted(property, least, most, value));
        }
        return value.asInt();
    }

    /** A span like {@code PT30S} or {@code P7D}. */
    public static Optional<Duration> duration(JsonNode object, String property) {
        return text(object, property).map(text -> {
            try {
                return Duration.parse(text);
            } catch (DateTimeException e) {
                throw new BatchException(
                        ErrorCode.INVALID_PROPERTY_VALUE,
                        "'%s' must be a duration like PT30S or P7D, not %s".formatted(property, text));
            }
        });
    }

    /** The elements of an array; empty when it is missing. */
    public static List<JsonNode> elements(JsonNode object, String property) {
        List<JsonNode> elements = new ArrayList<>();
        object.path(property).forEach(elements::add);
        return elements;
    }

    public static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
