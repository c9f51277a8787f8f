package com.example.functionsjobs.local.functions.host;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Content-Type header says, where .NET can read it. Source: {@code MediaTypeHeaderValue}, {@code
 * NameValueHeaderValue} and {@code HttpRuleParser} of System.Net.Http in <a
 * href="https://github.com/dotnet/runtime">dotnet/runtime</a>.
 */
final class ContentType {

    private static final String SPACE = "[ \t]*+";
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+\\-.^_`|~]++";

    /** A backslash quotes the next character, unless this is the last one of the header. */
    private static final String QUOTED = "\"(?:\\\\\\p{ASCII}(?!\\z)|[^\"])*+\"";

    /** A parameter may lack its value, but not after "="; after ";" there must be a parameter. */
    private static final Pattern READABLE = Pattern.compile("{space}({token}){space}/{space}({token}){space}"
            .concat("(?:;{space}{token}{space}(?:={space}(?:{token}|{quoted}){space})?+)*+")
            .replace("{space}", SPACE)
            .replace("{token}", TOKEN)
            .replace("{quoted}", QUOTED));

    private ContentType() {}

    /**
     * Whether the host hands a body of this type over as bytes. Source: {@code IsMediaTypeOctetOrMultipart} in <a
     * href="https://github.com/Azure/azure-functions-host">azure-functions-host</a>.
     *
     * @param header may be empty; what cannot be read stands for text
     */
    static boolean meansBytes(String header) {
        Matcher readable = READABLE.matcher(header);
        if (!readable.matches()) {
            return false;
        }
        String type = readable.group(1).toLowerCase(Locale.ROOT);
        return type.endsWith("multipart")
                || (type.equals("application") && readable.group(2).equalsIgnoreCase("octet-stream"));
    }
}
