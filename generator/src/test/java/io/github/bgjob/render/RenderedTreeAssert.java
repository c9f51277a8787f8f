package io.github.bgjob.render;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Sentences about rendered trees; a failure shows what is different. */
public final class RenderedTreeAssert extends AbstractAssert<RenderedTreeAssert, RenderedTree> {

    private RenderedTreeAssert(RenderedTree actual) {
        super(actual, RenderedTreeAssert.class);
    }

    public static RenderedTreeAssert assertThat(RenderedTree actual) {
        return new RenderedTreeAssert(actual);
    }

    /** All of them, in this order. */
    public RenderedTreeAssert hasExactlyTheFiles(String... paths) {
        Assertions.assertThat(actual.files()).extracting(RenderedFile::path).containsExactly(paths);
        return this;
    }

    public RenderedTreeAssert hasFiles(String... paths) {
        Assertions.assertThat(actual.files()).extracting(RenderedFile::path).contains(paths);
        return this;
    }

    public RenderedTreeAssert hasNoFileBelow(String directory) {
        Assertions.assertThat(actual.files())
                .extracting(RenderedFile::path)
                .noneMatch(path -> path.startsWith(directory + "/"));
        return this;
    }

    public RenderedTreeAssert hasText(String path, String expected) {
        String diff = LineDiff.between(expected, file(path).text());
        if (!diff.isEmpty()) {
            failWithMessage("%s is not as expected (- expected, + rendered):%n%s", path, diff);
        }
        return this;
    }

    public RenderedTreeAssert hasTextContaining(String path, String... parts) {
        Assertions.assertThat(file(path).text()).as(path).contains(parts);
        return this;
    }

    public RenderedTreeAssert hasTextWithout(String path, String... parts) {
        Assertions.assertThat(file(path).text()).as(path).doesNotContain(parts);
        return this;
    }

    public RenderedTreeAssert hasExecutables(String... paths) {
        Assertions.assertThat(actual.files())
                .filteredOn(RenderedFile::executable)
                .extracting(RenderedFile::path)
                .containsExactly(paths);
        return this;
    }

    /** Byte by byte, modes and layers too. */
    public RenderedTreeAssert isIdenticalTo(RenderedTree expected) {
        hasExactlyTheFiles(expected.files().stream().map(RenderedFile::path).toArray(String[]::new));
        for (RenderedFile file : expected.files()) {
            hasText(file.path(), file.text());
            Assertions.assertThat(file(file.path())).as(file.path()).isEqualTo(file);
        }
        return this;
    }

    private RenderedFile file(String path) {
        return actual.file(path)
                .orElseThrow(() -> new AssertionError("there is no file " + path + ", but: " + actual.files()));
    }
}
