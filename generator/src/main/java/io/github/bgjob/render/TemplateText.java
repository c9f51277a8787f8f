package io.github.bgjob.render;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Templates as text: UTF-8, and with the same line ends whatever the machine they were checked out on. */
final class TemplateText {

    private static final char NOT_UTF_8 = '\uFFFD';

    private TemplateText() {}

    /**
     * The text with LF at the end of lines, CRLF in what {@code cmd.exe} reads; empty when the content is not text,
     * because it has a zero byte.
     *
     * @throws TemplateMistake when it is neither binary nor UTF-8
     */
    static Optional<String> of(String path, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        if (text.indexOf(NOT_UTF_8) >= 0) {
            throw new TemplateMistake(path, "is neither UTF-8 text nor binary");
        }
        String unix = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
        return Optional.of(path.endsWith(".cmd") ? unix.replace("\n", "\r\n") : unix);
    }
}
