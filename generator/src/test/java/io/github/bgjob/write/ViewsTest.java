package io.github.bgjob.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.bgjob.render.RenderedFile;
import io.github.bgjob.render.RenderedTree;

/** Trees that are shown and not written. */
@Timeout(30)
class ViewsTest {

    @Test
    void aDryRunShowsSizesAndLayers() {
        StringBuilder out = new StringBuilder();

        new DryRun(out)
                .write(new RenderedTree(List.of(
                        Trees.file("a.txt", "x".repeat(1234), false), Trees.file("run-local", "#!/bin/sh\n", true))));

        assertThat(out).hasToString("""
                        a.txt          1,234  layer
                        run-local*        10  layer
                        2 files, 1,244 bytes
                        """);
    }

    @Test
    void jsonHasEveryFileWithItsContent() {
        StringBuilder out = new StringBuilder();

        new JsonTree(out)
                .write(new RenderedTree(List.of(
                        Trees.file("run", "#!/bin/sh\n\"ä\"", true),
                        new RenderedFile("z.bin", new byte[] {(byte) 0xFF, 0}, false, "core"))));

        assertThat(out).hasToString("""
                        {"files":[\
                        {"path":"run","layer":"layer","executable":true,"size":14,"text":"#!/bin/sh\\n\\"ä\\""},\
                        {"path":"z.bin","layer":"core","executable":false,"size":2,"base64":"/wA="}]}
                        """);
    }
}
