package com.example.batchjobs.image;

/**
 * How one side of a picture is made of another number of pixels: each new pixel is a weighted sum of neighbouring old ones.
 *
 * @param first for each new pixel the first old one that counts; never falling
 * @param weights for each new pixel the weights from there on; their sum is 1
 */
@SuppressWarnings("ArrayRecordComponent") // Plain tables for tight loops; nobody compares two of these.
record Taps(int[] first, float[][] weights) {

    /**
     * For as many new pixels or fewer, the average of the area each covers; for more, a Catmull-Rom curve through the old
     * ones.
     *
     * @param available how many old pixels there are
     * @param extent how many of them make the whole side; a fraction less or more than {@code available} where they are
     *     themselves every n-th of the original's
     */
    static Taps of(int available, double extent, int wanted) {
        double step = extent / wanted;
        int[] first = new int[wanted];
        float[][] weights = new float[wanted][];
        for (int i = 0; i < wanted; i++) {
            double centre = (i + 0.5) * step;
            double reach = step >= 1 ? (step + 1) / 2 : 2;
            int from = clamp((int) Math.floor(centre - reach), available);
            int to = clamp((int) Math.ceil(centre + reach) - 1, available);
            first[i] = from;
            weights[i] = new float[to - from + 1];
            for (int old = from; old <= to; old++) {
                double distance = old + 0.5 - centre;
                double weight = step >= 1 ? overlap(distance, step) : catmullRom(Math.abs(distance));
                weights[i][old - from] = (float) weight;
            }
            normalize(weights[i]);
        }
        return new Taps(first, weights);
    }

    int most() {
        int most = 0;
        for (float[] each : weights) {
            most = Math.max(most, each.length);
        }
        return most;
    }

    /** How much of an old pixel lies under a new one of that width, whose middle is that far away. */
    private static double overlap(double distance, double width) {
        return Math.max(0, Math.min(1, (width + 1) / 2 - Math.abs(distance)));
    }

    private static double catmullRom(double x) {
        if (x < 1) {
            return (1.5 * x - 2.5) * x * x + 1;
        }
        return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
    }

    private static void normalize(float[] weights) {
        float sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
    }

    private static int clamp(int index, int available) {
        return Math.max(0, Math.min(available - 1, index));
    }
}
