package com.acmetpl.jobs.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs jobs on a picture of 24 megapixels in Java processes of little memory. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class MemoryTest {

    @TempDir
    static Path directory;

    private static Path photo;

    @BeforeAll
    static void takePhoto() throws Exception {
        photo = Files.write(directory.resolve("photo.jpg"), TestPictures.cameraJpeg(TestPictures.photo(4000, 6000), 6));
    }

    @ParameterizedTest(name = "{0} {1} in {2}")
    @CsvSource({
        "thumbnail, width=320,                      64m,  320×480",
        "resize,    width=2000,                    256m, 2000×3000",
        "resize,    width=4100 height=6100,        256m, 4100×6100",
        "convert,   format=jpeg,                   256m, 4000×6000",
        "convert,   format=png,                    256m, 4000×6000",
        "convert,   format=gif,                    256m, 4000×6000",
        "grayscale, quality=70,                    256m, 4000×6000",
        "rotate,    degrees=90,                    256m, 6000×4000",
        "rotate,    degrees=180,                   256m, 4000×6000",
        "watermark, text=Sundial keepMetadata=true, 256m, 4000×6000",
    })
    void fits(String operation, String parameters, String heap, String size, @TempDir Path ownDirectory)
            throws Exception {
        Path result = ownDirectory.resolve("result");

        Process process = new ProcessBuilder(command(heap, photo, result, operation, parameters))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
        assertThat(process.exitValue()).isZero();
        try (var content = Files.newInputStream(result)) {
            Size found = ImageHeader.read(content, ImageLimits.DEFAULT).size();
            assertThat(found.width() + "×" + found.height()).isEqualTo(size);
        }
    }

    /** The readers wrap what they run into in other exceptions, each in its own way. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void whatDoesNotFitIsShortOfMemoryAndNeverDamaged(String format, @TempDir Path ownDirectory) throws Exception {
        Path picture = ownDirectory.resolve("picture");
        try (OutputStream out = Files.newOutputStream(picture)) {
            ImageIO.write(new BufferedImage(4000, 6000, BufferedImage.TYPE_3BYTE_BGR), format, out);
        }

        Process process = new ProcessBuilder(
                        command("24m", picture, ownDirectory.resolve("result"), "rotate", "degrees=90"))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(said)
                .contains("HeapExhausted: Out of memory: the work on a picture of 4000")
                .doesNotContain("ImageCorrupt");
    }

    private static List<String> command(String heap, Path picture, Path result, String operation, String parameters) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                MemoryTest.class.getName(),
                picture.toString(),
                result.toString(),
                operation,
                parameters);
    }

    /** What the child process does: picture, result, operation, parameters. */
    public static void main(String[] args) throws Exception {
        Job job = Job.of(Files.readAllBytes(Path.of(args[0])), args[2], Job.parameters(args[3]));
        try (OutputStream out = Files.newOutputStream(Path.of(args[1]))) {
            new ImageProcessor(ImageLimits.DEFAULT).process(job, type -> out, percent -> {});
        }
    }
}
