package com.example.mixjobs.local.functions.host;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a request: decoded once, as routes see it, except for slashes; and escaped again, as functions see it in the
 * URL. Sources: Kestrel's {@code PathNormalizer} and ASP.NET Core's {@code PathString.ToUriComponent}.
 */
final class RequestPath {

    /** An escape that was not decoded stays; what a path may not hold is escaped. */
    private static final Pattern AS_IT_IS = Pattern.compile("%\\p{XDigit}{2}|[A-Za-z0-9\\-._~!$&'()*+,;=:@/]");

    private RequestPath() {}

    static String decoded(String raw) {
        return PercentDecoding.decode(raw, "/");
    }

    static String escaped(String decoded) {
        StringBuilder escaped = new StringBuilder();
        Matcher asItIs = AS_IT_IS.matcher(decoded);
        int at = 0;
        while (at < decoded.length()) {
            if (asItIs.region(at, decoded.length()).lookingAt()) {
                escaped.append(asItIs.group());
                at = asItIs.end();
            } else {
                int character = decoded.codePointAt(at);
                for (byte each : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    escaped.append("%%%02X".formatted(each));
                }
                at += Character.charCount(character);
            }
        }
        return escaped.toString();
    }
}
