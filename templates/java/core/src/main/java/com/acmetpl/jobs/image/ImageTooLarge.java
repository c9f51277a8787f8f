package com.acmetpl.jobs.image;

import com.acmetpl.jobs.processor.PermanentFailure;

/** The picture, or the one asked for, is beyond the {@link ImageLimits}. */
public final class ImageTooLarge extends PermanentFailure {

    ImageTooLarge(String message) {
        super(Kind.TOO_LARGE, message);
    }
}
