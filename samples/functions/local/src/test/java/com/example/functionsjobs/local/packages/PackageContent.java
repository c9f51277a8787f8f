package com.example.functionsjobs.local.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is in a package.
 *
 * @param entries by name
 */
public record PackageContent(Map<String, byte[]> entries) {

    public static final String BUILD_ID = "build-id";

    /** Of a directory, or of a jar or zip. */
    public static PackageContent of(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return in(file);
        }
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            return in(zip.getPath("/"));
        }
    }

    private static PackageContent in(Path root) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                entries.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return new PackageContent(entries);
    }

    /** The line in one of its entries. */
    public String line(String name) {
        return new String(entries.get(name), StandardCharsets.UTF_8);
    }

    /** What its id has to be: made of all entries but these, each by its name, a zero, its length in eight bytes, itself. */
    public String expectedId(String... without) throws NoSuchAlgorithmException {
        Map<String, byte[]> counted = new TreeMap<>(entries);
        for (String name : without) {
            counted.remove(name);
        }
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        counted.forEach((name, content) -> {
            digest.update((name + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update(HexFormat.of().parseHex("%016x".formatted(content.length)));
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }
}
