package io.github.bgjob.render;

import static io.github.bgjob.render.RenderedTreeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RenderedTreeTest {

    @Test
    void filesAreSortedByPath() {
        assertThat(tree("b/a", "a", "b-c", "Z")).hasExactlyTheFiles("Z", "a", "b-c", "b/a");
    }

    @Test
    void aPathMayBeThereOnlyOnce() {
        assertThatThrownBy(() -> tree("a/b", "c", "a/b"))
                .hasMessage("a/b: layers 'layer 0' and 'layer 2' both write this path");
    }

    @Test
    void twoTemplatesForOnePathAreAMistake() {
        Renderer renderer = Tiny.templates("java/README.md", "a", "docs/README.md.ftl", "b");

        assertThatThrownBy(() -> renderer.render(Tiny.project()))
                .hasMessage("README.md: layers 'all' and 'all' both write this path");
    }

    @Test
    void pathsDifferInMoreThanCase() {
        assertThatThrownBy(() -> tree("readme.md", "README.md"))
                .hasMessageContaining("both write this path (as 'README.md')");
    }

    @Test
    void aFileIsNotADirectoryAsWell() {
        assertThatThrownBy(() -> tree("a/b/c", "a/b")).hasMessageStartingWith("a/b/c: layers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../a", "a/../../b", "a//b", "a/", "", ".", "a\\b", "C:/a"})
    void aPathStaysInsideTheProject(String path) {
        assertThatThrownBy(() -> tree(path)).hasMessage(path + ": is not a path inside the project");
    }

    @Test
    void aTreeThatDiffersIsShownAsADiff() {
        RenderedTree expected = new RenderedTree(List.of(file("a", "1\n2\n3\n", "x")));
        RenderedTree actual = new RenderedTree(List.of(file("a", "1\n3\n4\r\n", "x")));

        assertThatThrownBy(() -> assertThat(actual).isIdenticalTo(expected))
                .hasMessageContaining("- 2: 2\n+ 3: 4\\r\n");
        assertThat(LineDiff.between("1\n", "1")).isEqualTo("- 1: 1\n- 2: \n+ 1: 1\n");
    }

    private static RenderedTree tree(String... paths) {
        return new RenderedTree(IntStream.range(0, paths.length)
                .mapToObj(i -> file(paths[i], paths[i], "layer " + i))
                .toList());
    }

    private static RenderedFile file(String path, String text, String layer) {
        return new RenderedFile(path, text.getBytes(StandardCharsets.UTF_8), false, layer);
    }
}
