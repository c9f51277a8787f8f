package io.github.bgjob.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A copy of what is under version control here, as it stands now, without anything that a build has left. */
record Checkout(Path directory) {

    static Checkout in(Path directory) throws IOException {
        Process git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                .directory(Here.root().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        for (String file : output(git).split("\0", -1)) {
            Path source = Here.root().resolve(file);
            if (Files.isRegularFile(source)) {
                Path copy = directory.resolve(file);
                Files.createDirectories(copy.getParent());
                Files.copy(source, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return new Checkout(directory);
    }

    void replace(String file, String text, String replacement) throws IOException {
        Path path = directory.resolve(file);
        String before = Files.readString(path);
        String after = before.replace(text, replacement);
        if (after.equals(before)) {
            throw new IllegalArgumentException(file + " has no '" + text + "'");
        }
        Files.writeString(path, after);
    }

    void append(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.writeString(path, Files.readString(path) + text);
    }

    private static String output(Process process) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = process.getInputStream()) {
            in.transferTo(out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
