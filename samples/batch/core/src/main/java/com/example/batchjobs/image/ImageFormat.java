package com.example.batchjobs.image;

/** The formats that are read; all but WebP can be written too. */
enum ImageFormat {
    JPEG("image/jpeg"),
    PNG("image/png"),
    GIF("image/gif"),
    WEBP("image/webp");

    private final String mediaType;

    ImageFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** Whether a colour profile and EXIF data can be put into a file of this format here. */
    boolean keepsMetadata() {
        return this == JPEG || this == PNG;
    }
}
