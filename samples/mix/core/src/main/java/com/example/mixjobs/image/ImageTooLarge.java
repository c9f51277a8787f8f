package com.example.mixjobs.image;

import com.example.mixjobs.processor.PermanentFailure;

/** The picture, or the one asked for, is beyond the {@link ImageLimits}. */
public final class ImageTooLarge extends PermanentFailure {

    ImageTooLarge(String message) {
        super(Kind.TOO_LARGE, message);
    }
}
