package com.example.mixjobs.image;

import com.example.mixjobs.processor.PermanentFailure;

/** The picture is damaged or incomplete: nothing is made of it rather than half a picture. */
public final class ImageCorrupt extends PermanentFailure {

    ImageCorrupt(String message) {
        super(Kind.INVALID, message);
    }

    ImageCorrupt(String message, Throwable cause) {
        super(Kind.INVALID, message, cause);
    }
}
