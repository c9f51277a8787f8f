package com.example.webjobsjobs.image;

import com.example.webjobsjobs.processor.PermanentFailure;

/** The content is no picture, or a picture of a kind that is not read here. */
public final class ImageUnsupported extends PermanentFailure {

    ImageUnsupported(String message) {
        super(Kind.UNSUPPORTED, message);
    }
}
