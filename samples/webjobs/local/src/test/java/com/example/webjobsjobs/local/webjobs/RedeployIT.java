package com.example.webjobsjobs.local.webjobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.example.webjobsjobs.azurite.Azurite;
import com.example.webjobsjobs.local.packages.PackageContent;

/** The second deployment of a project of which one class was changed. */
@Timeout(120)
class RedeployIT {

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final String PACKER = "webjob/src/pack/java/appservice/PackAppService.java";
    private static final String LAST_STEP = "core/src/pack/java/packages/WriteBuildId.java";
    private static final String WEBJOB = "App_Data/jobs/continuous/worker";
    private static final String ZIP = "app-service.zip";
    private static final String PACKED = "packed/" + ZIP;
    private static final String WORKER_JAR = WEBJOB + "/worker.jar";
    private static final Set<String> CHANGED =
            Set.of(WORKER_JAR, PackageContent.BUILD_ID, WEBJOB + "/" + PackageContent.BUILD_ID);

    /** What the worker logs when it starts; as long as each other, so that the class with the one becomes the other's. */
    private static final String SAYS = "Working with {}";

    private static final String SAYS_THEN = "WORKING with {}";

    @TempDir
    private Path temp;

    @Test
    void the_worker_of_the_second_build_takes_the_place_of_the_first() throws Exception {
        Path second = buildWithOneOtherClass();
        try (Azurite azurite = Azurite.start();
                AppService service = AppService.start(
                        UnpackedSite.on(azurite, RedeployIT.class).withLog(temp.resolve("log")))) {
            awaitLog("Working with");

            service.deploy(second);

            awaitLog("WORKING with");
        }
    }

    @Test
    void an_entry_has_another_time_when_its_content_is_another_and_else_the_same() throws Exception {
        Map<String, String> first = times(WebJobsPlatform.zip(PROJECT));
        Map<String, String> again = times(packed(temp.resolve("again")));
        Map<String, String> second = times(buildWithOneOtherClass());

        assertThat(again).isEqualTo(first);
        assertThat(second).hasSameSizeAs(first).containsKey(WORKER_JAR);
        second.forEach((name, time) ->
                assertThat(time.equals(first.get(name))).as(name).isEqualTo(!CHANGED.contains(name)));
    }

    @Test
    void the_id_is_another_when_a_class_is_and_else_the_same() throws Exception {
        String first = id(WebJobsPlatform.zip(PROJECT));

        assertThat(id(packed(temp.resolve("again")))).isEqualTo(first);
        assertThat(id(buildWithOneOtherClass())).isNotEqualTo(first);
    }

    @Test
    void a_build_that_fails_while_it_packs_leaves_the_last_zip_as_it_was() throws Exception {
        Path copy = temp.resolve("failing");
        byte[] last = Files.readAllBytes(packed(copy));
        Files.delete(copy.resolve("webjob/job/settings.job"));

        assertThat(exitOfPacker(copy)).isNotZero();

        assertThat(copy.resolve(ZIP)).hasBinaryContent(last);
    }

    @Test
    void a_system_that_app_service_does_not_have_is_refused_and_the_last_zip_stays() throws Exception {
        Path copy = temp.resolve("refusing");
        byte[] last = Files.readAllBytes(packed(copy));

        assertThat(exitOfPacker(copy, "macos")).isEqualTo(2);

        assertThat(copy.resolve(ZIP)).hasBinaryContent(last);
    }

    @Test
    void what_a_build_that_was_killed_while_it_packed_has_left_is_gone_after_the_next() throws Exception {
        Path copy = temp.resolve("killed");
        copyBuild(copy);
        List<Path> before = files(copy);
        Path left = Files.createDirectories(copy.resolve(PACKED).getParent());
        Files.writeString(copy.resolve(PACKED), "PK");
        Files.writeString(left.resolve("zipfstmp1.tmp"), "PK");

        Path zip = pack(copy);

        assertThat(files(copy))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(before.stream(), Stream.of(left, zip)).toList());
        assertThat(times(zip)).containsKey(WORKER_JAR);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.sorted().toList();
        }
    }

    private void awaitLog(String line) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(temp.resolve("log")).content().contains(line));
    }

    private Path buildWithOneOtherClass() throws Exception {
        Path copy = temp.resolve("changed");
        copyBuild(copy);
        Path worker = copy.resolve("webjob/target/worker.jar");
        String main = mainClass(worker);
        try (FileSystem jar = FileSystems.newFileSystem(worker)) {
            Path type = jar.getPath(main.replace('.', '/') + ".class");
            String bytes = Files.readString(type, StandardCharsets.ISO_8859_1);
            assertThat(bytes).contains(SAYS);
            Files.writeString(type, bytes.replace(SAYS, SAYS_THEN), StandardCharsets.ISO_8859_1);
        }
        return pack(copy);
    }

    private static String mainClass(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        }
    }

    private static Path packed(Path copy) throws Exception {
        copyBuild(copy);
        return pack(copy);
    }

    private static void copyBuild(Path copy) throws IOException {
        for (String file : List.of("web/target/app.jar", "webjob/target/worker.jar", "webjob/job")) {
            Trees.copy(PROJECT.resolve(file), copy.resolve(file));
        }
    }

    private static Path pack(Path project) throws Exception {
        assertThat(exitOfPacker(project)).isZero();
        assertThat(exitOf(
                        LAST_STEP,
                        project.resolve(PACKED).toString(),
                        project.resolve(ZIP).toString(),
                        WEBJOB))
                .isZero();
        return project.resolve(ZIP);
    }

    private static int exitOfPacker(Path project) throws Exception {
        return exitOfPacker(project, TargetSystem.ofProject().word());
    }

    private static int exitOfPacker(Path project, String system) throws Exception {
        return exitOf(
                PACKER,
                project.resolve("webjob").toString(),
                project.resolve(PACKED).toString(),
                system);
    }

    private static int exitOf(String program, String... arguments) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Stream<String> command =
                Stream.concat(Stream.of(java, PROJECT.resolve(program).toString()), Stream.of(arguments));
        return new ProcessBuilder(command.toList()).inheritIO().start().waitFor();
    }

    private static String id(Path zip) throws IOException {
        return PackageContent.of(zip).line(PackageContent.BUILD_ID);
    }

    private static Map<String, String> times(Path zip) throws IOException {
        Map<String, String> times = new TreeMap<>();
        try (FileSystem content = FileSystems.newFileSystem(zip);
                Stream<Path> files = Files.walk(content.getPath("/"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                times.put(
                        file.toString().substring(1),
                        Files.getLastModifiedTime(file).toString());
            }
        }
        return times;
    }
}
