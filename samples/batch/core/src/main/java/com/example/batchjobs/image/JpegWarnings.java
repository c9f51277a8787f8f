package com.example.batchjobs.image;

import java.util.List;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Listens to the JDK's JPEG reader, which fills what is missing or damaged with gray and only warns. The texts are those
 * of libjpeg (jerror.h) and of the readers themselves; any that is not known counts as damage.
 */
final class JpegWarnings implements IIOReadWarningListener {

    /** Oddities of some cameras and editors, mostly of the metadata, that leave the picture whole. */
    private static final List<String> HARMLESS =
            List.of("extraneous bytes before marker", "color profile", "ICC", "JFIF", "Exif", "EXIF", "Adobe");

    private String first;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        if (first == null && HARMLESS.stream().noneMatch(warning::contains)) {
            first = warning;
        }
    }

    /** The first warning that means lost pixels. */
    Optional<String> first() {
        return Optional.ofNullable(first);
    }
}
