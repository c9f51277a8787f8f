package com.example.functionsjobs.local.functions.host;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Percent-decoding that never fails: what does not stand for a character in UTF-8 stays as it is, as in .NET's {@code
 * Uri.UnescapeDataString} and in Kestrel.
 */
final class PercentDecoding {

    private static final int HEX = 16;
    private static final int ESCAPE_LENGTH = 3;
    private static final int LONGEST_CHARACTER = 4;

    private PercentDecoding() {}

    /** @param kept a character that stays encoded; empty for none */
    static String decode(String text, String kept) {
        StringBuilder decoded = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int bytes = text.charAt(at) == '%' ? bytesOfCharacter(text, at) : 0;
            String character = bytes == 0 ? null : character(text, at, bytes);
            if (character == null || character.equals(kept)) {
                decoded.append(text.charAt(at++));
            } else {
                decoded.append(character);
                at += bytes * ESCAPE_LENGTH;
            }
        }
        return decoded.toString();
    }

    /** By its first byte; 0 when it cannot be one. */
    private static int bytesOfCharacter(String text, int at) {
        int first = escaped(text, at);
        if (first < 0) {
            return 0;
        }
        int leadingOnes = Integer.numberOfLeadingZeros(~(first << 24));
        return leadingOnes == 0 ? 1 : leadingOnes == 1 || leadingOnes > LONGEST_CHARACTER ? 0 : leadingOnes;
    }

    private static String character(String text, int at, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            int value = escaped(text, at + i * ESCAPE_LENGTH);
            if (value < 0) {
                return null;
            }
            bytes[i] = (byte) value;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static int escaped(String text, int at) {
        if (at + ESCAPE_LENGTH > text.length() || text.charAt(at) != '%') {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 1), HEX);
        int low = Character.digit(text.charAt(at + 2), HEX);
        return high < 0 || low < 0 ? -1 : high * HEX + low;
    }
}
