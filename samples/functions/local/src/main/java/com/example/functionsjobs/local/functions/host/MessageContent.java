package com.example.functionsjobs.local.functions.host;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** From what stands in a queue to what a function gets. */
final class MessageContent {

    private static final int BASE64_GROUP = 4;

    private MessageContent() {}

    /**
     * Decodes Base64 as .NET's {@code Convert.FromBase64String} does: white space may stand anywhere, padding may not lack.
     *
     * @throws IllegalArgumentException when it is no Base64
     */
    static byte[] base64(String raw) {
        String text = raw.replaceAll("[ \\t\\r\\n]", "");
        if (text.length() % BASE64_GROUP != 0) {
            throw new IllegalArgumentException("its length without white space is " + text.length());
        }
        return Base64.getDecoder().decode(text);
    }

    /** UTF-8; a byte order mark stays in the text. */
    static String text(byte[] content) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
    }
}
