package appservice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;

/**
 * Packs what App Service gets: the web app, and the WebJob where App Service looks for it. The build starts it from its
 * source.
 *
 * <p>App Service takes a file for unchanged when its time is, whatever it holds: a WebJob runs from a copy that is only
 * renewed when the time of a file differs (Kudu's {@code BaseJobRunner.JobDirectoryHasChanged}). So the time of each
 * entry is made of its content: another one for another content, and the same one in each build of the same content.
 */
public final class PackAppService {

    private static final String WEBJOB = "App_Data/jobs/continuous/worker/";
    private static final String PROGRAM = "rwxr-xr-x";
    private static final String FILE = "rw-r--r--";

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    /** A zip counts in two seconds; times of all of twenty years are used, and none is in the future. */
    private static final long STEP_SECONDS = 2;

    private static final long STEPS = 20 * 365 * 24 * 3600 / STEP_SECONDS;

    private record Entry(String name, String source, String mode) {}

    /**
     * What starts the WebJob, by the system of App Service's machines. The zip has one of them: Kudu looks for {@code
     * run.cmd} before {@code run.sh} on Linux, too, where nothing can run it ({@code JobsManagerBase.ScriptHosts}, {@code
     * WindowsScriptHost} of KuduLite).
     */
    private static final Map<String, Entry> START = Map.of(
            "linux", new Entry(WEBJOB + "run.sh", "job/run.sh", PROGRAM),
            "windows", new Entry(WEBJOB + "run.cmd", "job/run.cmd", FILE));

    private static final List<Entry> ENTRIES = List.of(
            new Entry("app.jar", "../web/target/app.jar", FILE),
            new Entry(WEBJOB + "worker.jar", "target/worker.jar", FILE),
            new Entry(WEBJOB + "worker.properties", "job/worker.properties", FILE),
            new Entry(WEBJOB + "settings.job", "job/settings.job", FILE));

    private PackAppService() {}

    /**
     * Packs the zip anew, without the id that makes it one that is deployed. It is made in a directory of its own, because
     * there the JDK's zip file system keeps other files meanwhile; what a build that was killed has left is deleted.
     *
     * @param arguments the module's directory, the zip (nothing else is in that one's directory), and what App Service's
     *     machines run: {@code linux} or {@code windows}
     * @throws IOException when what is packed has not been built, or the zip cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        // A zip holds local times.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Path zip = Path.of(arguments[1]);
        Entry start = START.get(arguments[2]);
        if (start == null) {
            System.err.println("appServiceSystem is \"" + arguments[2] + "\", but must be linux or windows.");
            System.exit(2);
        }
        delete(zip.getParent());
        Files.createDirectories(zip.getParent());
        pack(Path.of(arguments[0]), start, zip);
    }

    private static void pack(Path module, Entry start, Path zip) throws IOException {
        try (FileSystem content =
                FileSystems.newFileSystem(zip, Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
            for (Entry entry : (Iterable<Entry>) Stream.concat(ENTRIES.stream(), Stream.of(start))::iterator) {
                add(
                        content.getPath("/", entry.name()),
                        Files.readAllBytes(module.resolve(entry.source())),
                        entry.mode());
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }

    private static void add(Path file, byte[] content, String mode) throws IOException {
        makeDirectories(file.getParent());
        Files.write(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        setTime(file, timeOf(content));
    }

    private static void makeDirectories(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            makeDirectories(directory.getParent());
            Files.createDirectory(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(PROGRAM));
            setTime(directory, FileTime.from(FIRST));
        }
    }

    /** Every time that the zip has a place for: those of now would make each build's zip another one. */
    private static void setTime(Path file, FileTime time) throws IOException {
        Files.getFileAttributeView(file, BasicFileAttributeView.class).setTimes(time, time, time);
    }

    private static FileTime timeOf(byte[] content) {
        try {
            long hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(content))
                    .getLong();
            return FileTime.from(FIRST.plusSeconds(Math.floorMod(hash, STEPS) * STEP_SECONDS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
