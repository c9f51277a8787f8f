package com.acmetpl.jobs.image;

import java.util.List;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Listens to the JDK's JPEG reader, which fills what is missing or damaged with gray and only warns. The texts are those
 * of libjpeg (jerror.h) and of the reader itself.
 */
final class JpegWarnings implements IIOReadWarningListener {

    /** Oddities of some cameras and editors that leave the picture whole. */
    private static final List<String> HARMLESS = List.of(
            "extraneous bytes before marker",
            "Unknown Adobe color transform",
            "JFIF major revision",
            "JFIF thumbnail",
            "ICC");

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
