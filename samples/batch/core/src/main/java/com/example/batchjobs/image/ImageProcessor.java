package com.example.batchjobs.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

import com.example.batchjobs.processor.JobAbandoned;
import com.example.batchjobs.processor.JobInput;
import com.example.batchjobs.processor.JobOutput;
import com.example.batchjobs.processor.JobPostponed;
import com.example.batchjobs.processor.JobProcessor;
import com.example.batchjobs.processor.Operation;
import com.example.batchjobs.processor.PermanentFailure;
import com.example.batchjobs.processor.Progress;

/**
 * Works on one picture: JPEG, PNG, GIF or WebP in, JPEG, PNG or GIF out.
 *
 * <p>{@link PictureOperations} describes what it can do.
 *
 * <p>The picture is first put upright as its EXIF orientation says. Its metadata are dropped and its colours brought to
 * sRGB, unless {@code keepMetadata} asks for EXIF data and colour profile to be kept, which JPEG and PNG can. Of a file
 * with several frames the first is used. What is transparent becomes white in JPEG.
 */
public final class ImageProcessor implements JobProcessor {

    private final ImageLimits limits;
    private final HeapBudget heap;

    /** With the limits that the environment sets: see {@link ImageLimits#from}. */
    public ImageProcessor() {
        this(ImageLimits.from(System.getenv()));
    }

    public ImageProcessor(ImageLimits limits) {
        this(limits, HeapBudget.ofThisProcess());
    }

    ImageProcessor(ImageLimits limits, HeapBudget heap) {
        this.limits = limits;
        this.heap = heap;
    }

    @Override
    public List<Operation> operations() {
        return PictureOperations.ALL;
    }

    /** Looks at parameters, size and file header; no pixel is decoded. */
    @Override
    public void check(JobInput input) throws PermanentFailure, IOException {
        header(Request.of(input), input);
    }

    @Override
    public void process(JobInput input, JobOutput output, Progress progress)
            throws PermanentFailure, IOException, JobAbandoned, JobPostponed, InterruptedException {
        Request request = Request.of(input);
        Pipeline pipeline = new Pipeline(request, header(request, input), progress);
        long bytes = input.size() + pipeline.heap();
        HeapBudget.Share share = heap.take(bytes);
        try {
            Pipeline.Result result = pipeline.run(content(input));
            try (OutputStream out = output.open(result.format().mediaType())) {
                Encoding.write(result, request.quality(), out, new Stage(progress, 80, 100));
            }
        } catch (OutOfMemoryError e) {
            throw new HeapExhausted(pipeline.size(), bytes, e);
        } finally {
            share.giveBack();
        }
    }

    private ImageHeader header(Request request, JobInput input) throws PermanentFailure, IOException {
        limits.checkBytes(input.size());
        try (InputStream content = input.open()) {
            ImageHeader header = ImageHeader.read(content, limits);
            request.check(header, limits);
            return header;
        }
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
