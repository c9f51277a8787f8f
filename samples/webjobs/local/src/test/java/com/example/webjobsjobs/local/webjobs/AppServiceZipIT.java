package com.example.webjobsjobs.local.webjobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.example.webjobsjobs.local.packages.PackageContent;
import com.example.webjobsjobs.worker.WorkerSettings;

/** What is deployed. */
@Timeout(60)
class AppServiceZipIT {

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final Path ZIP = WebJobsPlatform.zip(PROJECT);
    private static final String WEBJOB = "/App_Data/jobs/continuous/worker/";

    @Test
    void it_holds_the_app_and_the_webjob_where_app_service_looks_for_them() throws IOException {
        Map<String, String> modes = new TreeMap<>();
        try (FileSystem zip = open();
                Stream<Path> paths = Files.walk(zip.getPath("/"))) {
            for (Path file : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                modes.put(file.toString(), PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }

        TargetSystem system = TargetSystem.ofProject();
        assertThat(modes)
                .isEqualTo(Map.of(
                        "/app.jar",
                        "rw-r--r--",
                        "/build-id",
                        "rw-r--r--",
                        WEBJOB + "build-id",
                        "rw-r--r--",
                        WEBJOB + "worker.jar",
                        "rw-r--r--",
                        WEBJOB + system.script,
                        system.mode,
                        WEBJOB + "worker.properties",
                        "rw-r--r--",
                        WEBJOB + "settings.job",
                        "rw-r--r--"));
    }

    @Test
    void both_parts_tell_which_build_the_whole_is() throws Exception {
        PackageContent content = PackageContent.of(ZIP);
        String ofTheWorker = WEBJOB.substring(1) + PackageContent.BUILD_ID;

        String id = content.expectedId(PackageContent.BUILD_ID, ofTheWorker);

        assertThat(content.line(PackageContent.BUILD_ID)).isEqualTo(id + "\n");
        assertThat(content.line(ofTheWorker)).isEqualTo(id + "\n");
    }

    @Test
    void a_script_for_linux_is_one_that_linux_runs() throws IOException {
        assertThat(Files.readString(ZIP.getParent().resolveSibling("job").resolve("run.sh")))
                .startsWith("#!/bin/sh\n")
                .contains("exec ")
                .doesNotContain("\r");
    }

    @ParameterizedTest
    @EnumSource(TargetSystem.class)
    void a_zip_for_either_system_runs_here(TargetSystem system, @TempDir Path directory) throws Exception {
        for (String file : List.of("web/target/app.jar", "webjob/target/worker.jar", "webjob/job")) {
            Trees.copy(PROJECT.resolve(file), directory.resolve("project").resolve(file));
        }
        Path packed = directory.resolve("project/webjob/target/packed/app-service.zip");
        Process packer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        PROJECT.resolve("webjob/src/pack/java/appservice/PackAppService.java")
                                .toString(),
                        directory.resolve("project/webjob").toString(),
                        packed.toString(),
                        system.word())
                .inheritIO()
                .start();
        assertThat(packer.waitFor()).isZero();
        Path zip = Files.move(packed, directory.resolve("project/webjob/target/app-service.zip"));

        AppServiceZip.unpack(zip, directory.resolve("as-deployed"));
        AppServiceZip.unpackForThisMachine(zip, directory.resolve("here"));

        assertThat(scripts(directory.resolve("as-deployed"))).containsExactly(system.script);
        assertThat(scripts(directory.resolve("here")))
                .containsExactly(ScriptHost.isWindows() ? TargetSystem.WINDOWS.script : TargetSystem.LINUX.script);
    }

    private static List<String> scripts(Path site) throws IOException {
        try (Stream<Path> files = Files.list(site.resolve(AppService.WEBJOB))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("run."))
                    .toList();
        }
    }

    @Test
    void app_service_waits_for_longer_than_the_worker_takes_to_stop(@TempDir Path directory) throws IOException {
        JsonNode settings;
        try (FileSystem zip = open()) {
            settings = new JsonMapper().readTree(Files.readString(zip.getPath(WEBJOB, "settings.job")));
            Files.copy(zip.getPath(WEBJOB, "worker.properties"), directory.resolve("worker.properties"));
        }

        Duration waits = Duration.ofSeconds(settings.path("stopping_wait_time").asLong());
        assertThat(waits)
                .isGreaterThan(
                        WorkerSettings.load(List.of(), Map.of(), directory).gracePeriod());
        assertThat(settings.path("is_singleton").isBoolean()).isTrue();
    }

    @Test
    void its_jars_run_alone_and_hold_one_http_client(@TempDir Path directory) throws IOException {
        AppServiceZip.unpack(ZIP, directory);

        for (Path jar : List.of(directory.resolve("app.jar"), directory.resolve(WEBJOB.substring(1) + "worker.jar"))) {
            try (JarFile file = new JarFile(jar.toFile())) {
                assertThat(file.getManifest().getMainAttributes().getValue("Main-Class"))
                        .endsWith(".Main");
                assertThat(file.isMultiRelease()).isTrue();
                assertThat(file.stream().map(entry -> entry.getName()))
                        .contains("META-INF/services/com.azure.core.http.HttpClientProvider")
                        .noneMatch(name -> name.startsWith("io/netty/"))
                        .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)"));
            }
        }
    }

    private static FileSystem open() throws IOException {
        return FileSystems.newFileSystem(ZIP, Map.of("enablePosixFileAttributes", true));
    }
}
