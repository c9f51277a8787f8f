package com.example.batchjobs.image;

/** A picture's width and height in pixels, both at least 1. */
record Size(int width, int height) {

    Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(width + "×" + height);
        }
    }

    long pixels() {
        return (long) width * height;
    }

    Size transposed() {
        return new Size(height, width);
    }

    /** The largest size of the same shape within that box; this one if it fits already. */
    Size within(int maxWidth, int maxHeight) {
        double scale = Math.min(1, Math.min(maxWidth / (double) width, maxHeight / (double) height));
        return new Size(scaled(width, scale), scaled(height, scale));
    }

    /** The size of the same shape with that width. */
    Size withWidth(int newWidth) {
        return new Size(newWidth, scaled(height, newWidth / (double) width));
    }

    /** The size of the same shape with that height. */
    Size withHeight(int newHeight) {
        return new Size(scaled(width, newHeight / (double) height), newHeight);
    }

    private static int scaled(int side, double scale) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, Math.round(side * scale)));
    }
}
