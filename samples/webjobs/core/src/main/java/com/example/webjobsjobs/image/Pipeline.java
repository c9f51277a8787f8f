package com.example.webjobsjobs.image;

import com.example.webjobsjobs.processor.JobAbandoned;
import com.example.webjobsjobs.processor.Progress;

/** The way from a file to the pixels and metadata of the result. A picture is held once, or twice while it is turned. */
final class Pipeline {

    /**
     * How many pixels must be left on the way for each pixel of an overview's width. Leaving pixels out is what makes
     * overviews fast, and what makes them coarse: measured against a picture made of all pixels, three cost 1.7 dB and two
     * 3 dB.
     */
    private static final int PIXELS_LEFT = 4;

    private final Request request;
    private final ImageHeader header;
    private final Progress progress;
    private final Size stored;
    private final Size wanted;
    private final int factor;

    Pipeline(Request request, ImageHeader header, Progress progress) {
        this.request = request;
        this.header = header;
        this.progress = progress;
        Orientation upright = header.orientation();
        this.stored = header.size();
        this.wanted = upright.of(request.edit().size(upright.of(stored)));
        this.factor = request.edit().isOverview() ? factor(stored, wanted) : 1;
    }

    /** What is to be written. */
    record Result(Pixels pixels, ImageFormat format, Metadata metadata) {}

    /** Of the picture as stored. */
    Size size() {
        return stored;
    }

    /** How many bytes of heap the work takes at most, besides the file: what is decoded, and what is made of it. */
    long heap() {
        long decoded = stored.pixels() / ((long) factor * factor);
        return decoded * header.heapPerPixel() + wanted.pixels() * request.heapPerPixel(header);
    }

    Result run(byte[] content) throws ImageCorrupt, JobAbandoned {
        Edit edit = request.edit();
        Pixels pixels = Decoding.read(content, header, factor, new Stage(progress, 0, 60));
        if (!pixels.size().equals(wanted)) {
            pixels = Resampling.resize(pixels, stored, factor, wanted, new Stage(progress, 60, 70));
        }
        ImageFormat format = request.resultFormat(header, pixels);
        Metadata metadata = kept(format, pixels);
        if (metadata.icc().length == 0) {
            IccProfile.toSrgb(pixels, header.icc());
        }
        pixels = header.orientation().then(edit.turn()).apply(pixels);
        pixels = edit.paint(pixels, new Stage(progress, 70, 80));
        return new Result(pixels, format, metadata);
    }

    private static int factor(Size stored, Size wanted) {
        int across = stored.width() / (PIXELS_LEFT * wanted.width());
        int down = stored.height() / (PIXELS_LEFT * wanted.height());
        return Math.max(1, Math.min(across, down));
    }

    private Metadata kept(ImageFormat format, Pixels pixels) {
        if (!request.keepMetadata() || !format.keepsMetadata()) {
            return Metadata.NONE;
        }
        boolean profile = request.edit().keepsColours() && IccProfile.fits(header.icc(), pixels);
        return new Metadata(Exif.upright(header.exif()), profile ? header.icc() : ImageHeader.NONE);
    }
}
