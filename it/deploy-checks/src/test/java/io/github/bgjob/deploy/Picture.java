package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A picture that is known again when it has become small: red on the left and blue on the right. */
final class Picture {

    private Picture() {}

    static byte[] jpeg() throws IOException {
        BufferedImage image = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
        Graphics graphics = image.getGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 800, 1200);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(800, 0, 800, 1200);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }

    /** Fails unless this is the picture, made to fit into 160 x 160. */
    static void assertIsThumbnail(byte[] file) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(image).isNotNull();
        assertThat(image.getWidth()).isEqualTo(160);
        assertThat(image.getHeight()).isEqualTo(120);
        Color left = new Color(image.getRGB(40, 60));
        Color right = new Color(image.getRGB(120, 60));
        assertThat(left.getRed()).as("red of %s", left).isGreaterThan(200);
        assertThat(right.getBlue()).as("blue of %s", right).isGreaterThan(200);
    }
}
