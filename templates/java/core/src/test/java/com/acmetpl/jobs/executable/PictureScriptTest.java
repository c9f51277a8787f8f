package com.acmetpl.jobs.executable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.acmetpl.jobs.processor.PermanentFailure;

/** The example program, with the real ImageMagick. */
@Timeout(60)
class PictureScriptTest {

    private final ExecutableProcessor processor = new ExecutableProcessor();

    /** Without ImageMagick nothing can be tested here: said aloud, and a failure where {@code CI} is set. */
    @BeforeAll
    static void imageMagickIsThere() {
        if (Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(Path::of)
                .noneMatch(place ->
                        Files.isExecutable(place.resolve("magick")) || Files.isExecutable(place.resolve("convert")))) {
            String message = "NOT TESTED, because ImageMagick is not installed (Debian: apt-get install imagemagick).";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            System.err.println("\n*** " + message + "\n");
            Assumptions.abort(message);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "thumbnail, width=320,        320x240, jpeg",
        "thumbnail, width=4000,       640x480, jpeg",
        "thumbnail, ,                 320x240, jpeg",
        "resize,    width=100 height=50, 100x50, jpeg",
        "resize,    height=48,        64x48,   jpeg",
        "convert,   format=png,       640x480, png",
        "grayscale, ,                 640x480, jpeg",
        "rotate,    degrees=90,       480x640, jpeg",
    })
    void itDoesEachOperation(String operation, String parameters, String size, String type) throws Exception {
        RunOfProgram run = new RunOfProgram(operation, picture("jpeg"), parameters(parameters));

        processor.process(run, run, run);

        BufferedImage result = ImageIO.read(new ByteArrayInputStream(run.result()));
        assertThat(result.getWidth() + "x" + result.getHeight()).isEqualTo(size);
        assertThat(run.mediaType()).isEqualTo("image/" + type);
        assertThat(run.percents()).endsWith(100);
    }

    @Test
    void aPngStaysAPng() throws Exception {
        RunOfProgram run = new RunOfProgram("thumbnail", picture("png"), Map.of());

        processor.process(run, run, run);

        assertThat(run.mediaType()).isEqualTo("image/png");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thumbnail | width=0        | width is 0, but must be from 1 to 30000.",
                "thumbnail | width=wide     | width is \"wide\", but must be a number from 1 to 30000.",
                "resize    |                | resize needs width or height or both (1 to 30000 pixels).",
                "rotate    | degrees=45     | rotate needs degrees: 90, 180 or 270, clockwise.",
                "convert   | format=mvg     | format is \"mvg\", but must be jpeg, png or gif.",
            })
    void whatIsWrongIsSaidAndNotTriedAgain(String operation, String parameters, String message) {
        RunOfProgram run = new RunOfProgram(operation, picture("jpeg"), parameters(parameters));

        assertThatThrownBy(() -> processor.process(run, run, run))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage(message);
    }

    @Test
    void aTruncatedPictureIsRefused() {
        byte[] whole = picture("jpeg");
        RunOfProgram run = new RunOfProgram("thumbnail", Arrays.copyOf(whole, whole.length / 2), Map.of());

        assertThatThrownBy(() -> processor.process(run, run, run))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("damaged or too large");
        assertThat(run.mediaType()).isNull();
    }

    @Test
    void whatIsNoPictureNeverReachesImageMagick() {
        RunOfProgram run = new RunOfProgram(
                "thumbnail",
                "push graphic-context\nimage over 0,0 1,1 '|touch x'".getBytes(StandardCharsets.US_ASCII),
                Map.of());

        assertThatThrownBy(() -> processor.process(run, run, run))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageStartingWith("The input is not a picture");
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : text == null ? new String[0] : text.split(" ")) {
            parameters.put(
                    parameter.substring(0, parameter.indexOf('=')), parameter.substring(parameter.indexOf('=') + 1));
        }
        return parameters;
    }

    private static byte[] picture(String format) {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillOval(100, 100, 300, 200);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
