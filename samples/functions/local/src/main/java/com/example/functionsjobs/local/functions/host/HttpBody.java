package com.example.functionsjobs.local.functions.host;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A request's body as the host hands it over: bytes for two kinds of content, else text. Source: {@code PopulateBody} in
 * <a href="https://github.com/Azure/azure-functions-host">azure-functions-host</a>, and {@code ReadAsStringAsync} of the
 * HTTP extension.
 */
final class HttpBody {

    private static final int BEGINNING = 64;

    /** The longer mark before the shorter one that it begins with. */
    private static final List<Mark> MARKS = List.of(
            new Mark("efbbbf", StandardCharsets.UTF_8),
            new Mark("fffe0000", Charset.forName("UTF-32LE")),
            new Mark("0000feff", Charset.forName("UTF-32BE")),
            new Mark("fffe", StandardCharsets.UTF_16LE),
            new Mark("feff", StandardCharsets.UTF_16BE));

    private HttpBody() {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Mark(byte[] bytes, Charset charset) {

        Mark(String hex, Charset charset) {
            this(HexFormat.of().parseHex(hex), charset);
        }

        boolean begins(byte[] body) {
            return body.length >= bytes.length && Arrays.equals(bytes, 0, bytes.length, body, 0, bytes.length);
        }
    }

    /** @param contentType may be empty */
    static Datum of(String contentType, byte[] body) {
        if (body.length == 0) {
            return new Datum.Nothing();
        }
        return ContentType.meansBytes(contentType) ? new Datum.Bytes(body) : new Datum.Text(text(body));
    }

    /** Tells a picture from JSON without making text of all of it. */
    static boolean mayBeJsonObject(byte[] body) {
        String begin =
                text(Arrays.copyOf(body, Math.min(body.length, BEGINNING))).stripLeading();
        return begin.isEmpty() || begin.startsWith("{");
    }

    /** UTF-8, unless a byte order mark says otherwise; the mark is no part of the text. */
    static String text(byte[] body) {
        for (Mark mark : MARKS) {
            if (mark.begins(body)) {
                int from = mark.bytes().length;
                return new String(body, from, body.length - from, mark.charset());
            }
        }
        return new String(body, StandardCharsets.UTF_8);
    }
}
