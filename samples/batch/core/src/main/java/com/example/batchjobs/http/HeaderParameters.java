package com.example.batchjobs.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters behind a header's value, as in {@code form-data; name="image"; filename="a.jpg"}: <a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.6">RFC 9110, section 5.6.6</a>.
 */
final class HeaderParameters {

    private static final Pattern PARAMETER =
            Pattern.compile("\\s*;\\s*(?:([^\\s=;\"]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s;\"]*)))?");

    private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");

    private HeaderParameters() {}

    /** By name in lower case; of two of the same name the first. What cannot be read ends the reading. */
    static Map<String, String> of(String header) {
        Map<String, String> parameters = new HashMap<>();
        int semicolon = header.indexOf(';');
        Matcher matcher = PARAMETER.matcher(header);
        int at = semicolon < 0 ? header.length() : semicolon;
        while (matcher.region(at, header.length()).lookingAt()) {
            if (matcher.group(1) != null) {
                parameters.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value(matcher));
            }
            at = matcher.end();
        }
        return parameters;
    }

    private static String value(Matcher parameter) {
        String quoted = parameter.group(2);
        return quoted == null ? parameter.group(3) : ESCAPED.matcher(quoted).replaceAll("$1");
    }
}
