package com.example.mixjobs.image;

import java.util.Arrays;

import com.example.mixjobs.processor.JobAbandoned;

/**
 * Makes a picture of another size, first along the rows, then across them; only as many rows as one new row needs are kept
 * besides the two pictures. Colours are weighted by their alpha, so that what is transparent does not bleed.
 */
final class Resampling {

    private final Pixels from;
    private final Pixels to;
    private final Taps across;
    private final Taps down;
    private final float[][] rows;
    private final float[] sum;
    private int nextRow;

    private Resampling(Pixels from, Pixels to, Taps across, Taps down) {
        this.from = from;
        this.to = to;
        this.across = across;
        this.down = down;
        this.rows = new float[down.most()][to.stride()];
        this.sum = new float[to.stride()];
    }

    /**
     * @param original the size of the picture of which {@code pixels} are every n-th pixel, or all
     * @param factor that n
     */
    static Pixels resize(Pixels pixels, Size original, int factor, Size wanted, Stage stage) throws JobAbandoned {
        Taps across = Taps.of(pixels.width(), original.width() / (double) factor, wanted.width());
        Taps down = Taps.of(pixels.height(), original.height() / (double) factor, wanted.height());
        Resampling resampling = new Resampling(pixels, Pixels.blank(wanted, pixels.channels()), across, down);
        for (int y = 0; y < wanted.height(); y++) {
            resampling.row(y);
            stage.part((y + 1.0) / wanted.height());
        }
        return resampling.to;
    }

    private void row(int y) {
        int first = down.first()[y];
        float[] weights = down.weights()[y];
        while (nextRow < first + weights.length) {
            along(nextRow, rows[nextRow % rows.length]);
            nextRow++;
        }
        Arrays.fill(sum, 0);
        for (int i = 0; i < weights.length; i++) {
            float weight = weights[i];
            float[] row = rows[(first + i) % rows.length];
            for (int x = 0; x < sum.length; x++) {
                sum[x] += weight * row[x];
            }
        }
        store(y);
    }

    private void along(int y, float[] row) {
        byte[] data = from.data();
        int channels = from.channels();
        int rowStart = y * from.stride();
        for (int x = 0; x < to.width(); x++) {
            float[] weights = across.weights()[x];
            int start = rowStart + across.first()[x] * channels;
            switch (channels) {
                case 1 -> row[x] = gray(data, start, weights);
                case 3 -> rgb(data, start, weights, row, x * 3);
                default -> withAlpha(data, start, weights, row, x * channels);
            }
        }
    }

    private static float gray(byte[] data, int start, float[] weights) {
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (data[start + i] & 0xFF);
        }
        return sum;
    }

    private static void rgb(byte[] data, int start, float[] weights, float[] row, int at) {
        float red = 0;
        float green = 0;
        float blue = 0;
        int from = start;
        for (float weight : weights) {
            red += weight * (data[from] & 0xFF);
            green += weight * (data[from + 1] & 0xFF);
            blue += weight * (data[from + 2] & 0xFF);
            from += 3;
        }
        row[at] = red;
        row[at + 1] = green;
        row[at + 2] = blue;
    }

    private void withAlpha(byte[] data, int start, float[] weights, float[] row, int at) {
        int channels = from.channels();
        for (int c = 0; c < channels; c++) {
            row[at + c] = 0;
        }
        for (int i = 0; i < weights.length; i++) {
            int pixel = start + i * channels;
            float weight = weights[i] * (data[pixel + channels - 1] & 0xFF);
            for (int c = 0; c < channels - 1; c++) {
                row[at + c] += weight * (data[pixel + c] & 0xFF);
            }
            row[at + channels - 1] += weight;
        }
    }

    private void store(int y) {
        byte[] data = to.data();
        int start = y * to.stride();
        if (!to.hasAlpha()) {
            for (int x = 0; x < sum.length; x++) {
                data[start + x] = rounded(sum[x]);
            }
            return;
        }
        int colours = to.channels() - 1;
        for (int x = 0; x < sum.length; x += colours + 1) {
            float alpha = sum[x + colours];
            for (int c = 0; c < colours; c++) {
                data[start + x + c] = alpha > 0 ? rounded(sum[x + c] / alpha) : 0;
            }
            data[start + x + colours] = rounded(alpha);
        }
    }

    private static byte rounded(float value) {
        return (byte) Math.max(0, Math.min(255, (int) (value + 0.5f)));
    }
}
