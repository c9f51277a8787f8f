package io.github.bgjob.write;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.bgjob.answers.Failure;
import io.github.bgjob.render.RenderedFile;
import io.github.bgjob.render.RenderedTree;

/**
 * The tree as a JSON object on one line: {@code files} is a list of {@code path}, {@code layer}, {@code executable},
 * {@code size} in bytes, and the content as {@code text} or, when it is not UTF-8, as {@code base64}.
 */
public final class JsonTree implements Destination {

    private final Appendable out;

    public JsonTree(Appendable out) {
        this.out = out;
    }

    @Override
    public void write(RenderedTree tree) {
        try {
            Map<String, Object> object =
                    Map.of("files", tree.files().stream().map(JsonTree::file).toList());
            out.append(JSON.std.asString(object)).append('\n');
        } catch (IOException e) {
            throw new Failure(
                    Failure.Kind.ENVIRONMENT,
                    "The JSON could not be written: " + e.getMessage() + ".",
                    "Check what the output goes to, and try again.",
                    e);
        }
    }

    private static Map<String, Object> file(RenderedFile file) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("path", file.path());
        object.put("layer", file.layer());
        object.put("executable", file.executable());
        object.put("size", file.size());
        try {
            object.put(
                    "text",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(file.bytes()))
                            .toString());
        } catch (CharacterCodingException binary) {
            object.put("base64", Base64.getEncoder().encodeToString(file.bytes()));
        }
        return object;
    }
}
