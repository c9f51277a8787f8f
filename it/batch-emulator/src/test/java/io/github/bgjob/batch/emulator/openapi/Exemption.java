package io.github.bgjob.batch.emulator.openapi;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Where recordings of the real service differ from its description, so that the emulator may too. Nothing else may. */
enum Exemption {
    /** Every answer names its type; the description knows it of none. */
    METADATA("Object instance has properties which are not allowed by the schema: \\[\"odata\\.metadata\"\\]"),

    /** Lengths of files are strings in listings, integers in the description. */
    CONTENT_LENGTH("\\[Path '/value/\\d+/properties/contentLength'\\] Instance type \\(string\\) .*"),

    /** A header that is a truth value begins with a capital. */
    CAPITAL("Unable to parse JSON - Unrecognized token '(True|False)'.*"),

    /** The link to a list's next page carries a parameter that is the service's own affair. */
    SKIP_TOKEN("Query parameter '\\$skiptoken' is unexpected on path .*"),

    /** A file may be empty. */
    EMPTY_FILE("GET on path '[^']*/files/\\{filePath\\}' defines a response schema but no response body found\\."),

    /** Values of enumerations are compared without case by the service, which also answers in either. */
    CASE(
            "\\[Path '[^']*'\\] Instance value \\(\"(\\w+)\"\\) not found in enum \\(possible values: \\[(?i:.*\"\\1\").*\\]\\)");

    private final Pattern message;

    Exemption(String message) {
        this.message = Pattern.compile("(?:\\[Path '[^']*'\\] )?" + message, Pattern.DOTALL);
    }

    static boolean covers(String message) {
        return Arrays.stream(values())
                .anyMatch(each -> each.message.matcher(message).matches());
    }
}
