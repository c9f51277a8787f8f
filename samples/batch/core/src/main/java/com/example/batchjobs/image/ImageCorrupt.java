package com.example.batchjobs.image;

import com.example.batchjobs.processor.PermanentFailure;

/** The picture is damaged or incomplete: nothing is made of it rather than half a picture. */
public final class ImageCorrupt extends PermanentFailure {

    ImageCorrupt(String message) {
        super(Kind.INVALID, message);
    }

    ImageCorrupt(String message, Throwable cause) {
        super(Kind.INVALID, message, cause);
    }
}
