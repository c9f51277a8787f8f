package com.example.batchjobs.image;

import com.example.batchjobs.processor.PermanentFailure;

/** The picture, or the one asked for, is beyond the {@link ImageLimits}. */
public final class ImageTooLarge extends PermanentFailure {

    ImageTooLarge(String message) {
        super(Kind.TOO_LARGE, message);
    }
}
