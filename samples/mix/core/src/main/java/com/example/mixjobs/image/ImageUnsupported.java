package com.example.mixjobs.image;

import com.example.mixjobs.processor.PermanentFailure;

/** The content is no picture, or a picture of a kind that is not read here. */
public final class ImageUnsupported extends PermanentFailure {

    ImageUnsupported(String message) {
        super(Kind.UNSUPPORTED, message);
    }
}
