package io.github.bgjob.render;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A whole project in memory, sorted by path. Every destination is a view of it. */
public record RenderedTree(List<RenderedFile> files) {

    /**
     * Sorts the files.
     *
     * @throws TemplateMistake when two files have the same path, paths that differ only in case (which some file systems
     *     cannot tell apart), or one stands where the other needs a directory
     */
    public RenderedTree {
        files = files.stream().sorted(Comparator.comparing(RenderedFile::path)).toList();
        Map<String, RenderedFile> seen = new HashMap<>();
        for (RenderedFile file : files) {
            RenderedFile other = seen.put(key(file.path()), file);
            if (other != null) {
                throw clash(file, other);
            }
        }
        for (RenderedFile file : files) {
            for (int slash = file.path().indexOf('/');
                    slash > 0;
                    slash = file.path().indexOf('/', slash + 1)) {
                RenderedFile other = seen.get(key(file.path().substring(0, slash)));
                if (other != null) {
                    throw clash(file, other);
                }
            }
        }
    }

    public Optional<RenderedFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** The length of all files together, in bytes. */
    public long size() {
        return files.stream().mapToLong(RenderedFile::size).sum();
    }

    private static String key(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    private static TemplateMistake clash(RenderedFile file, RenderedFile other) {
        return new TemplateMistake(
                file.path(),
                "layers '" + other.layer() + "' and '" + file.layer() + "' both write this path"
                        + (other.path().equals(file.path()) ? "" : " (as '" + other.path() + "')"));
    }
}
