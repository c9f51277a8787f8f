package io.github.bgjob.write;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import io.github.bgjob.render.RenderedFile;
import io.github.bgjob.render.RenderedTree;

/** Trees to write. */
final class Trees {

    private Trees() {}

    static RenderedTree small() {
        return new RenderedTree(List.of(
                file("pom.xml", "<project/>\n", false),
                file("run", "#!/bin/sh\necho ran\n", true),
                file("src/deep/Ä.java", "class Ä {}\n", false)));
    }

    /** Files of that many bytes each, in folders of a hundred. */
    static RenderedTree large(int files, int size) {
        String text = "x".repeat(size);
        return new RenderedTree(IntStream.range(0, files)
                .mapToObj(i -> file("folder-" + i / 100 + "/file-" + i, text, false))
                .toList());
    }

    static RenderedFile file(String path, String text, boolean executable) {
        return new RenderedFile(path, text.getBytes(StandardCharsets.UTF_8), executable, "layer");
    }
}
