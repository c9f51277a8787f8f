package io.github.bgjob.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The raw templates.
 *
 * @param files content by path below {@code templates/}, without {@code layers.yaml}
 * @param layers the text of {@code layers.yaml}
 */
record Templates(SortedMap<String, byte[]> files, String layers) {

    private static final String ROOT = "templates/";

    /** The templates packed into this program, whether it runs from its jar or from a directory of classes. */
    static Templates packed() {
        try {
            Path home = Path.of(Templates.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isDirectory(home) ? in(home.resolve(ROOT)) : inJar(home);
        } catch (IOException e) {
            throw new UncheckedIOException("The templates inside this program cannot be read.", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("This program does not know where it is.", e);
        }
    }

    static Templates in(Path directory) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                String path = directory
                        .relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                files.put(path, Files.readAllBytes(file));
            }
        }
        return of(files);
    }

    /** @param files content by path, {@code layers.yaml} among them */
    static Templates of(Map<String, byte[]> files) {
        SortedMap<String, byte[]> sorted = new TreeMap<>(files);
        byte[] layers = sorted.remove(LayersYaml.FILE);
        if (layers == null) {
            throw new TemplateMistake(LayersYaml.FILE, "is missing");
        }
        return new Templates(
                Collections.unmodifiableSortedMap(sorted),
                TemplateText.of(LayersYaml.FILE, layers).orElse(""));
    }

    private static Templates inJar(Path jar) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().startsWith(ROOT) && !entry.isDirectory()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        files.put(entry.getName().substring(ROOT.length()), in.readAllBytes());
                    }
                }
            }
        }
        return of(files);
    }

    List<String> paths() {
        return List.copyOf(files.keySet());
    }
}
