package io.github.bgjob.render;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Templates as text: UTF-8, and with the same line ends whatever the machine they were checked out on. */
final class TemplateText {

    private TemplateText() {}

    /** Whether the content is bytes to be copied as they are: it has a zero byte. */
    static boolean isBinary(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The text with LF at the end of lines; CRLF in what {@code cmd.exe} reads.
     *
     * @throws TemplateMistake when it is not UTF-8
     */
    static String decode(String path, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String unix = text.replace("\r\n", "\n");
            return path.endsWith(".cmd") ? unix.replace("\n", "\r\n") : unix;
        } catch (CharacterCodingException e) {
            throw new TemplateMistake(path, "is neither UTF-8 text nor binary", e);
        }
    }
}
