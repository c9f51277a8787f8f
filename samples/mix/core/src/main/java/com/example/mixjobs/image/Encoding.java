package com.example.mixjobs.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import com.example.mixjobs.processor.JobAbandoned;

/** Writes pixels as a file. */
final class Encoding {

    private static final String JDK_WRITERS = "com.sun.imageio.";

    private Encoding() {}

    /**
     * @param quality of JPEG, 1 to 100
     * @throws IOException when the result cannot be written where it goes
     */
    static void write(Pipeline.Result result, int quality, OutputStream out, Stage stage)
            throws IOException, JobAbandoned {
        ImageFormat format = result.format();
        byte[] insertion = result.metadata().bytes(format);
        ImageWriter writer = writerFor(format);
        try (ImageOutputStream stream =
                new MemoryCacheImageOutputStream(new InsertingStream(out, Metadata.offset(format), insertion))) {
            writer.setOutput(stream);
            writer.addIIOWriteProgressListener(stage);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (format == ImageFormat.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality / 100f);
            }
            writer.write(null, new IIOImage(image(result.pixels(), format), null, null), param);
        } finally {
            writer.dispose();
        }
        stage.finish();
    }

    private static BufferedImage image(Pixels pixels, ImageFormat format) {
        return switch (format) {
            case JPEG -> pixels.onWhite().asImage();
            case GIF -> pixels.channels() == 1 ? grayPalette(pixels) : pixels.asImage();
            case PNG, WEBP -> pixels.asImage();
        };
    }

    /** All 256 grays, exactly; the writer's own search for a palette is for colours. */
    private static BufferedImage grayPalette(Pixels pixels) {
        byte[] ramp = new byte[256];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (byte) i;
        }
        IndexColorModel palette = new IndexColorModel(8, 256, ramp, ramp, ramp);
        return new BufferedImage(palette, pixels.asRaster(), false, null);
    }

    /** The JDK's own, whatever plug-ins there are: the same result wherever the job runs. */
    private static ImageWriter writerFor(ImageFormat format) {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByMIMEType(format.mediaType());
        return Stream.generate(writers::next)
                .filter(writer -> writer.getClass().getName().startsWith(JDK_WRITERS))
                .findFirst()
                .orElseThrow();
    }
}
