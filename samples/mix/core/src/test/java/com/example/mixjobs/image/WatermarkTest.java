package com.example.mixjobs.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WatermarkTest {

    private final BufferedImage original = TestPictures.smooth(400, 300);
    private final byte[] file = TestPictures.encode(original, "png");

    @ParameterizedTest
    @CsvSource({
        "top-left, 0, 0",
        "top, 1, 0",
        "top-right, 2, 0",
        "left, 0, 1",
        "center, 1, 1",
        "right, 2, 1",
        "bottom-left, 0, 2",
        "bottom, 1, 2",
        "bottom-right, 2, 2"
    })
    void theTextStandsInItsPlaceAndNothingElseChanges(String position, int column, int row) throws Exception {
        Rectangle changed = changed(Map.of("text", "© 2026", "position", position));

        assertThat(new Rectangle(400 * column / 3, 100 * row, 134, 100).contains(changed))
                .as("%s", changed)
                .isTrue();
        assertThat(changed.width).isGreaterThan(30);
        assertThat(changed.height).isBetween(14, 25);
    }

    @Test
    void aLongTextIsMadeSmallerUntilItFits() throws Exception {
        Rectangle changed = changed(Map.of("text", "x".repeat(100)));

        assertThat(changed.x).isGreaterThanOrEqualTo(5);
        assertThat(changed.x + changed.width).isLessThanOrEqualTo(395);
        assertThat(changed.width).isGreaterThan(350);
    }

    @Test
    void itIsAsStrongAsAskedForAndReadableOnBlackAndWhite() throws Exception {
        for (Color ground : new Color[] {Color.BLACK, Color.WHITE}) {
            int faint = strongestChange(ground, "10");
            int strong = strongestChange(ground, "100");

            assertThat(faint).isBetween(20, 30);
            assertThat(strong).isGreaterThan(240);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ä ö ü ß é ñ ç å", "Łódź, Příliš žluťoučký", "(c) [2026] {all} <rights> @home #1 50% & €9"})
    void accentsAndSignsAreDrawn(String text) throws Exception {
        assertThat(changed(Map.of("text", text)).width).isGreaterThan(50);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 200", "200, 3"})
    void aPictureTooSmallForTextIsStillAPicture(int width, int height) throws Exception {
        byte[] tiny = TestPictures.encode(TestPictures.smooth(width, height), "png");

        assertThat(Job.run(tiny, "watermark", Map.of("text", "hello")).picture().getWidth())
                .isEqualTo(width);
    }

    @Test
    void itCanBeSeenWhereThePictureIsTransparent() throws Exception {
        byte[] glass = TestPictures.encode(new BufferedImage(800, 800, BufferedImage.TYPE_INT_ARGB), "png");

        BufferedImage result = Job.run(glass, "watermark", Map.of("text", "I", "position", "center", "opacity", "100"))
                .picture();

        assertThat(result.getRGB(400, 400)).isEqualTo(0xFFFFFFFF);
        assertThat(result.getRGB(350, 400)).isZero();
    }

    private Rectangle changed(Map<String, String> parameters) throws Exception {
        BufferedImage result = Job.run(file, "watermark", parameters).picture();
        Rectangle changed = new Rectangle(-1, -1);
        for (int y = 0; y < result.getHeight(); y++) {
            for (int x = 0; x < result.getWidth(); x++) {
                if (result.getRGB(x, y) != original.getRGB(x, y)) {
                    changed.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return changed;
    }

    private static int strongestChange(Color ground, String opacity) throws Exception {
        BufferedImage plain = new BufferedImage(800, 800, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 800 * 800; i++) {
            plain.setRGB(i % 800, i / 800, ground.getRGB());
        }
        Map<String, String> parameters = new HashMap<>(Map.of("text", "HHH", "position", "center"));
        parameters.put("opacity", opacity);
        BufferedImage result = Job.run(TestPictures.encode(plain, "png"), "watermark", parameters)
                .picture();
        int strongest = 0;
        for (int i = 0; i < 800 * 800; i++) {
            strongest = Math.max(strongest, Math.abs((result.getRGB(i % 800, i / 800) & 0xFF) - ground.getBlue()));
        }
        return strongest;
    }
}
