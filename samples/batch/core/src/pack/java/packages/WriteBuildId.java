package packages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes into a package, as its last entry, which build it is: {@code build-id}, one line with the first 16 hexadecimal
 * digits of the SHA-256 over all other entries, times left out. So the same content has the same id, whoever builds it, and
 * whether what runs is what was sent can be asked. The build starts it from its source.
 */
public final class WriteBuildId {

    private static final String NAME = "build-id";

    /** Has settings of a developer's machine, and is not deployed. */
    private static final String LOCAL_SETTINGS = "local.settings.json";

    private static final String MODE = "rw-r--r--";
    private static final int DIGITS = 16;

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    /** Of two seconds, as a zip counts: twenty years, none of them in the future. */
    private static final long STEPS = 10L * 365 * 24 * 3600;

    private WriteBuildId() {}

    /**
     * Writes it into a directory; or into a jar or zip, which then is moved to where it belongs. So what is there is whole,
     * and until then is what the last build has left.
     *
     * @param arguments a directory; or a jar or zip, where it belongs, and folders in it that get the same file
     * @throws IOException when the package has not been made, or cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        // A zip holds local times.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Path made = Path.of(arguments[0]);
        if (Files.isDirectory(made)) {
            writeInto(made);
        } else {
            List<String> folders = List.of(arguments).subList(2, arguments.length);
            write(
                    made,
                    Stream.concat(folders.stream().map(folder -> folder + "/" + NAME), Stream.of(NAME))
                            .toList());
            Files.move(made, Path.of(arguments[1]), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void writeInto(Path directory) throws IOException {
        Path unfinished = directory.resolveSibling(directory.getFileName() + "." + NAME);
        Files.writeString(unfinished, line(id(directory, List.of(NAME, LOCAL_SETTINGS))));
        Files.move(unfinished, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(Path zip, List<String> names) throws IOException {
        try (FileSystem content = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"))) {
            Path root = content.getPath("/");
            String id = id(root, names);
            for (String name : names) {
                Path file = Files.writeString(root.resolve(name), line(id));
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(MODE));
                FileTime time = timeOf(id);
                Files.getFileAttributeView(file, BasicFileAttributeView.class).setTimes(time, time, time);
            }
        }
    }

    private static String line(String id) {
        return id + "\n";
    }

    /** Another time for another id: App Service takes a WebJob's file whose time is the same for the same. */
    private static FileTime timeOf(String id) {
        return FileTime.from(FIRST.plusSeconds(2 * Long.remainderUnsigned(Long.parseUnsignedLong(id, 16), STEPS)));
    }

    /** @param without names of entries that do not count */
    private static String id(Path root, List<String> without) throws IOException {
        Map<String, Path> entries = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile).forEach(file -> entries.put(name(root, file), file));
        }
        entries.keySet().removeAll(without);
        MessageDigest all = sha256();
        for (Map.Entry<String, Path> entry : entries.entrySet()) {
            byte[] content = Files.readAllBytes(entry.getValue());
            all.update(entry.getKey().getBytes(StandardCharsets.UTF_8));
            // Ends the name, and with the length the content, so that no two packages are the same row of bytes.
            all.update((byte) 0);
            all.update(ByteBuffer.allocate(Long.BYTES).putLong(content.length).array());
            all.update(content);
        }
        return HexFormat.of().formatHex(all.digest()).substring(0, DIGITS);
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
