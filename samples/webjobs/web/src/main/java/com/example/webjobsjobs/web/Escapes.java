package com.example.webjobsjobs.web;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Undoes percent escapes as the Functions host does: what is none, or no UTF-8, stays as it was sent. */
final class Escapes {

    private static final Pattern RUN = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
    private static final int LENGTH = 3;

    private Escapes() {}

    static String undo(String text) {
        return RUN.matcher(text).replaceAll(run -> Matcher.quoteReplacement(decode(run.group())));
    }

    private static String decode(String run) {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(run.replace("%", "")));
        CharBuffer chars = CharBuffer.allocate(run.length());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(bytes, chars, true);
        while (result.isMalformed()) {
            int next = bytes.position() + result.length();
            chars.put(run, bytes.position() * LENGTH, next * LENGTH);
            result = decoder.decode(bytes.position(next), chars, true);
        }
        return chars.flip().toString();
    }
}
