package com.example.batchjobs.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Takes a body apart at its boundary: <a href="https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1">RFC 2046, section
 * 5.1.1</a>. The body is in memory anyway; a library that reads it as a stream (commons-fileupload with its commons-io)
 * would add 0.6 MB to a functions app's package of 9 MB.
 */
final class Multipart {

    /** RFC 2046 allows no more. */
    private static final int LONGEST_BOUNDARY = 70;

    private static final String DISPOSITION = "content-disposition:";
    private static final byte[] LINE_END = bytes("\r\n");
    private static final byte[] HEADERS_END = bytes("\r\n\r\n");
    private static final byte[] CLOSING = bytes("--");

    private final byte[] body;
    private final byte[] delimiter;

    private Multipart(byte[] body, String boundary) {
        this.body = body;
        this.delimiter = bytes("\r\n--" + boundary);
    }

    /**
     * One part.
     *
     * @param disposition the parameters of its {@code Content-Disposition}
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Part(Map<String, String> disposition, byte[] content) {}

    /** Why a body cannot be taken apart. */
    static final class Malformed extends Exception {

        private Malformed(String message) {
            super(message);
        }
    }

    /**
     * Reads all parts.
     *
     * @param contentType of the body, with its {@code boundary}
     * @param most how many parts there may be: each costs more memory than it has bytes
     */
    static List<Part> read(byte[] body, String contentType, int most) throws Malformed {
        String boundary = HeaderParameters.of(contentType).getOrDefault("boundary", "");
        if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
            throw new Malformed(
                    "its Content-Type must name a boundary of 1 to %d characters.".formatted(LONGEST_BOUNDARY));
        }
        return new Multipart(body, boundary).parts(most);
    }

    private List<Part> parts(int most) throws Malformed {
        List<Part> parts = new ArrayList<>();
        int at = afterFirstDelimiter();
        while (!startsWith(CLOSING, at)) {
            if (parts.size() == most) {
                throw new Malformed("it has more than %d parts.".formatted(most));
            }
            int headers = endOfDelimiterLine(at);
            int content = find(HEADERS_END, headers, "the headers of a part do not end.") + HEADERS_END.length;
            int end = find(delimiter, content, "it ends before its closing boundary.");
            String lines = new String(body, headers, content - headers, UTF_8);
            parts.add(new Part(disposition(lines), Arrays.copyOfRange(body, content, end)));
            at = end + delimiter.length;
        }
        return parts;
    }

    /** What stands before it is nobody's. */
    private int afterFirstDelimiter() throws Malformed {
        byte[] atTheStart = Arrays.copyOfRange(delimiter, LINE_END.length, delimiter.length);
        if (startsWith(atTheStart, 0)) {
            return atTheStart.length;
        }
        return find(delimiter, 0, "the boundary that its Content-Type names does not occur in it.") + delimiter.length;
    }

    /** The place of the line's end, not after it: a part without headers has that end and one more. */
    private int endOfDelimiterLine(int from) throws Malformed {
        int at = from;
        while (at < body.length && (body[at] == ' ' || body[at] == '\t')) {
            at++;
        }
        if (!startsWith(LINE_END, at)) {
            throw new Malformed("something stands behind its boundary.");
        }
        return at;
    }

    private static Map<String, String> disposition(String headers) {
        return headers.replaceAll("\r\n[ \t]+", " ")
                .lines()
                .filter(line -> line.regionMatches(true, 0, DISPOSITION, 0, DISPOSITION.length()))
                .findFirst()
                .map(HeaderParameters::of)
                .orElse(Map.of());
    }

    private int find(byte[] what, int from, String otherwise) throws Malformed {
        for (int at = from; at <= body.length - what.length; at++) {
            if (startsWith(what, at)) {
                return at;
            }
        }
        throw new Malformed(otherwise);
    }

    private boolean startsWith(byte[] what, int at) {
        for (int i = 0; i < what.length; i++) {
            if (at + i >= body.length || body[at + i] != what[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
