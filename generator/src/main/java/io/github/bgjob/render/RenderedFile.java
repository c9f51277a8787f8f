package io.github.bgjob.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One file of a project that is not written yet. */
public final class RenderedFile {

    private final String path;
    private final byte[] bytes;
    private final boolean executable;
    private final String layer;

    /**
     * Copies the content.
     *
     * @param path relative to the project's directory, parts separated by {@code /}
     * @param executable whether it is started by its name
     * @param layer the layer of {@code layers.yaml} it belongs to
     * @throws TemplateMistake when the path could lead out of the project's directory
     */
    public RenderedFile(String path, byte[] bytes, boolean executable, String layer) {
        List<String> parts = Arrays.asList(path.split("/", -1));
        if (parts.contains("") || parts.contains(".") || parts.contains("..") || path.matches(".*[\\\\:].*")) {
            throw new TemplateMistake(path, "is not a path inside the project");
        }
        this.path = path;
        this.bytes = bytes.clone();
        this.executable = executable;
        this.layer = Objects.requireNonNull(layer);
    }

    public String path() {
        return path;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** In bytes. */
    public int size() {
        return bytes.length;
    }

    /** The content as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public boolean executable() {
        return executable;
    }

    public String layer() {
        return layer;
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RenderedFile file
                && path.equals(file.path)
                && Arrays.equals(bytes, file.bytes)
                && executable == file.executable
                && layer.equals(file.layer);
    }

    @Override
    public int hashCode() {
        return 31 * path.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return path;
    }
}
