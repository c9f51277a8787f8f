package com.example.mixjobs.local;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** What tests send. */
final class Contents {

    static final String OCTETS = "application/octet-stream";
    static final String FORM = "multipart/form-data; boundary=xyz";

    /** The largest content that an app accepts unless it is set otherwise. */
    private static final int MOST = 20 * 1024 * 1024;

    /** What a form may have around the content. */
    private static final int LARGEST_FORM = 64 * 1024;

    private static final int FEW = 1000;

    private Contents() {}

    static byte[] named(String kind) {
        return switch (kind) {
            case "empty" -> new byte[0];
            case "text" -> utf8("Grüße");
            case "object" -> utf8("{\"id\":\"of the body\",\"operation\":\"sing\"}");
            case "id" -> utf8("{\"ID\":\"of the body\"}");
            case "array" -> utf8("[1, 2, 3]");
            case "broken" -> utf8("{\"id\":");
            case "random", "chunked" -> random(FEW);
            case "most" -> random(MOST);
            case "more" -> random(MOST + 1);
            case "far more" -> random(MOST + 2 * LARGEST_FORM);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** The lines that say so; none for {@code none}. */
    static List<String> header(String type) {
        return type.equals("none") ? List.of() : List.of("Content-Type: " + type);
    }

    /** The content itself, or a form around it. */
    static byte[] body(String type, byte[] content) {
        return type.equals(FORM) ? form("file", content) : content;
    }

    static byte[] form(String part, byte[] content) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(utf8("""
                --xyz
                Content-Disposition: form-data; name="%s"; filename="picture.jpg"
                Content-Type: image/jpeg

                """.formatted(part).replace("\n", "\r\n")));
        form.writeBytes(content);
        form.writeBytes(utf8("\r\n--xyz--\r\n"));
        return form.toByteArray();
    }

    /** With every byte in it, and no text in any encoding but those of one byte. */
    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
