package io.github.bgjob.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.bgjob.answers.Failure;

@Timeout(30)
class CoordinatesTest {

    @ParameterizedTest
    @ValueSource(strings = {"com.example", "example", "io.my-company_2", "org.x"})
    void mavenGroupsAreTaken(String group) {
        assertThat(new Coordinates(group, "my-jobs", "1.0", "com.example", 17).groupId())
                .isEqualTo(group);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "com..example",
                ".com",
                "com.",
                "com/example",
                "../x",
                "com example",
                "cöm",
                "${x}",
                "a:b"
            })
    void otherGroupsAreRefused(String group) {
        assertRefused(() -> new Coordinates(group, "my-jobs", "1.0", "com.example", 17), "group id '" + group + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../my-jobs",
                "my/jobs",
                "my\\jobs",
                "my jobs",
                "-x",
                ".hidden",
                "a.",
                "a..b",
                "a\n"
            })
    void artifactsThatArePathsOrHaveBlanksAreRefused(String artifact) {
        assertRefused(() -> new Coordinates("g", artifact, "1.0", "com.example", 17), "artifact id '" + artifact + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"con", "CON", "nul", "Aux", "prn", "com1", "LPT9", "nul.jobs"})
    void artifactsThatAreDevicesOnWindowsAreRefused(String artifact) {
        assertRefused(() -> new Coordinates("g", artifact, "1.0", "com.example", 17), "names a device on Windows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"com", "console", "com10", "my.nul", "lpt"})
    void artifactsThatOnlyLookLikeDevicesAreTaken(String artifact) {
        assertThat(new Coordinates("g", artifact, "1.0", "com.example", 17).artifactId())
                .isEqualTo(artifact);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 0", "1/0", "LATEST", "RELEASE", "1..0", "[1,2]", "${revision}", "-1"})
    void versionsWithAMeaningOfTheirOwnAreRefused(String version) {
        assertRefused(() -> new Coordinates("g", "a", version, "com.example", 17), "version '" + version + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "com.new.jobs, reserved word 'new'",
        "com.int, reserved word 'int'",
        "com.true.x, reserved word 'true'",
        "a._, reserved word '_'",
        "com.aux.x, a device on Windows",
        "com1, a device on Windows",
        "java.jobs, the JDK keeps for itself",
        "com..jobs, not a name for a Java package",
        "com.2jobs, not a name for a Java package",
        "com.my-jobs, not a name for a Java package",
        "com/jobs, not a name for a Java package",
        "'', not a name for a Java package",
        "com.jöbs, not a name for a Java package",
    })
    void packagesThatJavaOrAFileSystemDoesNotTakeAreRefused(String name, String why) {
        assertRefused(() -> new Coordinates("g", "a", "1.0", name, 17), why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs", "com.example.jobs", "com.record.var", "a.b_c.D2", "org.javax"})
    void otherPackagesAreTaken(String name) {
        assertThat(new Coordinates("g", "a", "1.0", name, 17).packageName()).isEqualTo(name);
    }

    @Test
    void namesOfTheTemplatesAreRefused() {
        assertRefused(() -> new Coordinates("com.AcmeTpl", "a", "1.0", "b", 17), "reserves for itself");
        assertRefused(() -> new Coordinates("g", "acmetpl", "1.0", "b", 17), "reserves for itself");
        assertRefused(() -> new Coordinates("g", "a", "1.0-acmetpl", "b", 17), "reserves for itself");
        assertRefused(() -> new Coordinates("g", "a", "1.0", "b.acmetpl", 17), "reserves for itself");
    }

    @Test
    void namesThatWouldMakePathsTooLongAreRefused() {
        assertRefused(() -> new Coordinates("g", "a".repeat(101), "1.0", "b", 17), "101 characters long");
        assertRefused(() -> new Coordinates("g", "a", "1.0", "b".repeat(101), 17), "101 characters long");
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 11, 16, 18, 22, 26, 0, -17})
    void otherJavaReleasesAreRefused(int release) {
        assertRefused(() -> new Coordinates("g", "a", "1.0", "b", release), "Java " + release + " is not one");
    }

    @ParameterizedTest
    @CsvSource({
        "my-jobs, my-jobs",
        "My Jobs, my-jobs",
        "photo_worker.v2, photo-worker-v2",
        "--x--, x",
        "..., my-jobs",
        "'', my-jobs",
        "日本, my-jobs",
        "con, con-jobs",
        "AcmeTpl, my-jobs",
    })
    void anArtifactIsNamedAfterItsDirectory(String directory, String artifact) {
        assertThat(Coordinates.artifactIdFor(directory)).isEqualTo(artifact);
    }

    @ParameterizedTest
    @CsvSource({
        "com.example, my-jobs, com.example.myjobs",
        "com.my-company, photo_worker, com.mycompany.photoworker",
        "com.example, 2048, com.example.jobs2048",
        "com.example, new, com.example.jobsnew",
        "java.x, a, jobsjava.x.a",
        "org.aux, a, org.jobsaux.a",
        "-, _, jobs",
    })
    void aPackageIsNamedAfterGroupAndArtifact(String group, String artifact, String name) {
        assertThat(JavaPackage.of(group, artifact)).isEqualTo(name);
    }

    @Test
    void whateverTheDirectoryIsCalledTheDefaultsCanBeUsed() {
        Random random = new Random(7);
        String letters = "aZ0-_. /\\é日\u0000çCONaux1";
        for (int run = 0; run < 20_000; run++) {
            StringBuilder directory = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                directory.append(letters.charAt(random.nextInt(letters.length())));
            }
            String artifact = Coordinates.artifactIdFor(directory.toString());
            String packageName = JavaPackage.of(Coordinates.DEFAULT_GROUP_ID, artifact);
            assertThat(new Coordinates("g", artifact, Coordinates.DEFAULT_VERSION, packageName, 17))
                    .isNotNull();
            assertThat(AzureName.of(artifact)).isNotNull();
        }
    }

    private static void assertRefused(Runnable coordinates, String why) {
        assertThatThrownBy(coordinates::run).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.what()).contains(why);
            assertThat(failure.suggestion()).isNotBlank();
            assertThat(failure.kind()).isEqualTo(Failure.Kind.BAD_INPUT);
        });
    }
}
