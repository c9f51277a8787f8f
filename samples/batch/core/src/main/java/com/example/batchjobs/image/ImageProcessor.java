package com.example.batchjobs.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

import com.example.batchjobs.processor.JobAbandoned;
import com.example.batchjobs.processor.JobInput;
import com.example.batchjobs.processor.JobOutput;
import com.example.batchjobs.processor.JobProcessor;
import com.example.batchjobs.processor.PermanentFailure;
import com.example.batchjobs.processor.Progress;

/**
 * Works on one picture: JPEG, PNG, GIF or WebP in, JPEG, PNG or GIF out.
 *
 * <p>Operations and their parameters:
 *
 * <ul>
 *   <li>{@code thumbnail} fits into {@code width} × {@code height} (1 to 30,000; one may be missing; 320 × 320 when both
 *       are) and is never larger than the original;
 *   <li>{@code resize} has exactly {@code width} × {@code height} (1 to 30,000); with one given the other follows;
 *   <li>{@code convert} to {@code format};
 *   <li>{@code grayscale};
 *   <li>{@code rotate} by {@code degrees} (90, 180, 270), clockwise;
 *   <li>{@code watermark} writes {@code text} (1 to 100 Latin characters) at {@code position} ({@code top-left}, {@code
 *       top}, … {@code bottom-right}, which is the default) with {@code opacity} (1 to 100 percent, default 60).
 * </ul>
 *
 * <p>All of them take {@code format} ({@code jpeg}, {@code png}, {@code gif}; default: the input's own, for WebP PNG or
 * JPEG), {@code quality} of JPEG (1 to 100, default 80) and {@code keepMetadata} ({@code true}, {@code false}).
 *
 * <p>The picture is first put upright as its EXIF orientation says. Its metadata are dropped and its colours brought to
 * sRGB, unless {@code keepMetadata} asks for EXIF data and colour profile to be kept, which JPEG and PNG can. Of a file
 * with several frames the first is used. What is transparent becomes white in JPEG.
 */
public final class ImageProcessor implements JobProcessor {

    private final ImageLimits limits;

    /** With the limits that the environment sets: see {@link ImageLimits#from}. */
    public ImageProcessor() {
        this(ImageLimits.from(System.getenv()));
    }

    public ImageProcessor(ImageLimits limits) {
        this.limits = limits;
    }

    @Override
    public Set<String> operations() {
        return Set.copyOf(Operation.NAMES);
    }

    /** Looks at parameters, size and file header; no pixel is decoded. */
    @Override
    public void check(JobInput input) throws PermanentFailure, IOException {
        Request request = Request.of(input);
        limits.checkBytes(input.size());
        try (InputStream content = input.open()) {
            request.check(ImageHeader.read(content, limits), limits);
        }
    }

    @Override
    public void process(JobInput input, JobOutput output, Progress progress)
            throws PermanentFailure, IOException, JobAbandoned {
        Request request = Request.of(input);
        Pipeline.Result result = result(request, input, progress);
        try (OutputStream out = output.open(result.format().mediaType())) {
            Encoding.write(result, request.quality(), out, new Stage(progress, 80, 100));
        }
    }

    private Pipeline.Result result(Request request, JobInput input, Progress progress)
            throws PermanentFailure, IOException, JobAbandoned {
        byte[] content = content(input);
        ImageHeader header = ImageHeader.read(new ByteArrayInputStream(content), limits);
        request.check(header, limits);
        return new Pipeline(request, header, progress).run(content);
    }

    private byte[] content(JobInput input) throws IOException, ImageTooLarge {
        limits.checkBytes(input.size());
        try (InputStream content = input.open()) {
            byte[] bytes = content.readNBytes((int) limits.maxBytes() + 1);
            limits.checkBytes(bytes.length);
            return bytes;
        }
    }
}
