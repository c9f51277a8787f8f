package com.example.mixjobs.image;

import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOWriteProgressListener;

import com.example.mixjobs.processor.JobAbandoned;
import com.example.mixjobs.processor.Progress;

/**
 * One stage of a job's work, from one percentage to another. ImageIO's listeners cannot throw {@link JobAbandoned}, so it
 * is kept, the reader or writer is told to stop, and {@link #finish} throws it.
 */
final class Stage implements IIOReadProgressListener, IIOWriteProgressListener {

    private final Progress progress;
    private final int from;
    private final int to;
    private int last;
    private JobAbandoned abandoned;

    Stage(Progress progress, int from, int to) {
        this.progress = progress;
        this.from = from;
        this.to = to;
        this.last = from;
    }

    /** Reports that this part of the stage is done, 0 to 1. */
    void part(double done) throws JobAbandoned {
        int percent = from + (int) (done * (to - from));
        if (percent > last) {
            last = percent;
            progress.percent(percent);
        }
    }

    void finish() throws JobAbandoned {
        if (abandoned != null) {
            throw abandoned;
        }
        part(1);
    }

    private void listen(float percent, Runnable stop) {
        try {
            part(percent / 100);
        } catch (JobAbandoned e) {
            abandoned = e;
            stop.run();
        }
    }

    @Override
    public void imageProgress(ImageReader source, float percent) {
        listen(percent, source::abort);
    }

    @Override
    public void imageProgress(ImageWriter source, float percent) {
        listen(percent, source::abort);
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percent) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}

    @Override
    public void imageStarted(ImageWriter source, int imageIndex) {}

    @Override
    public void imageComplete(ImageWriter source) {}

    @Override
    public void thumbnailStarted(ImageWriter source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageWriter source, float percent) {}

    @Override
    public void thumbnailComplete(ImageWriter source) {}

    @Override
    public void writeAborted(ImageWriter source) {}
}
