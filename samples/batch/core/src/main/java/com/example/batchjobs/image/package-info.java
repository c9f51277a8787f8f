/**
 * The example processor: thumbnails and other operations on pictures. Replace it with your own work.
 *
 * <p>A job flows through {@link Request} (what is asked for), {@link ImageHeader} (what was sent, without its pixels),
 * {@link Decoding}, {@link Resampling}, {@link IccProfile}, {@link Orientation}, the {@link Edit}'s own painting,
 * and {@link Encoding}.
 */
package com.example.batchjobs.image;
