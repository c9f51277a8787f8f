package com.example.batchjobs.image;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.example.batchjobs.processor.JobInput;
import com.example.batchjobs.processor.PermanentFailure;

/**
 * What a job asks for, checked.
 *
 * @param format of the result; the input's own where none is asked for
 * @param quality of a JPEG result, 1 to 100
 * @param keepMetadata whether EXIF data and colour profile go into the result
 */
record Request(Operation operation, Optional<ImageFormat> format, int quality, boolean keepMetadata) {

    private static final int QUALITY = 80;

    /** @throws PermanentFailure naming the first parameter that is wrong, missing or unknown, and what is accepted */
    static Request of(JobInput input) throws PermanentFailure {
        Parameters parameters = new Parameters(input.operation(), input.parameters());
        Operation operation = Operation.of(input.operation(), parameters);
        String format = parameters.choice("format", List.of("jpeg", "png", "gif"));
        int quality = parameters.number("quality", 1, 100).orElse(QUALITY);
        boolean keepMetadata = parameters.flag("keepMetadata");
        parameters.done();
        if (operation instanceof Operation.Convert && format == null) {
            throw parameters.missing("format (jpeg, png or gif)");
        }
        return new Request(
                operation,
                Optional.ofNullable(format).map(name -> ImageFormat.valueOf(name.toUpperCase(Locale.ROOT))),
                quality,
                keepMetadata);
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

    /** @throws ImageTooLarge when the result would be beyond the limits */
    void check(ImageHeader header, ImageLimits limits) throws ImageTooLarge {
        limits.checkResult(operation.size(header.orientation().of(header.size())));
    }
}
