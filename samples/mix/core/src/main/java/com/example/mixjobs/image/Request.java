package com.example.mixjobs.image;

import java.util.Locale;
import java.util.Optional;

import com.example.mixjobs.processor.JobInput;
import com.example.mixjobs.processor.Operation;
import com.example.mixjobs.processor.ParameterValues;
import com.example.mixjobs.processor.PermanentFailure;

/**
 * What a job asks for, checked.
 *
 * @param format of the result; the input's own where none is asked for
 * @param quality of a JPEG result, 1 to 100
 * @param keepMetadata whether EXIF data and colour profile go into the result
 */
record Request(Edit edit, Optional<ImageFormat> format, int quality, boolean keepMetadata) {

    /** A second picture of four channels, when it is turned or painted. */
    private static final int HEAP_PER_PIXEL = 4;

    /** The JDK's search for a palette copies the picture, and makes another of indices. */
    private static final int GIF_HEAP_PER_PIXEL = 6;

    /** @throws PermanentFailure naming the first parameter that is wrong, missing or unknown, and what is accepted */
    static Request of(JobInput input) throws PermanentFailure {
        Operation operation = PictureOperations.named(input.operation());
        ParameterValues values = operation.read(input.parameters());
        return new Request(
                Edit.of(operation, values),
                values.text("format").map(name -> ImageFormat.valueOf(name.toUpperCase(Locale.ROOT))),
                Math.toIntExact(values.whole("quality").orElseThrow()),
                values.flag("keepMetadata"));
    }

    /** The format of the result. WebP is not written: PNG stands in where there is transparency, else JPEG. */
    ImageFormat resultFormat(ImageHeader header, Pixels result) {
        return format.orElseGet(() -> {
            if (header.format() != ImageFormat.WEBP) {
                return header.format();
            }
            return result.hasAlpha() ? ImageFormat.PNG : ImageFormat.JPEG;
        });
    }

    /** How many bytes of heap a pixel of the result takes at most, besides what was decoded. */
    int heapPerPixel(ImageHeader header) {
        boolean gif = format.orElse(header.format()) == ImageFormat.GIF;
        return gif ? GIF_HEAP_PER_PIXEL : HEAP_PER_PIXEL;
    }

    /** @throws ImageTooLarge when the result would be beyond the limits */
    void check(ImageHeader header, ImageLimits limits) throws ImageTooLarge {
        limits.checkResult(edit.size(header.orientation().of(header.size())));
    }
}
