package com.example.batchjobs.image;

import com.example.batchjobs.processor.PermanentFailure;

/** The content is no picture, or a picture of a kind that is not read here. */
public final class ImageUnsupported extends PermanentFailure {

    ImageUnsupported(String message) {
        super(Kind.UNSUPPORTED, message);
    }
}
