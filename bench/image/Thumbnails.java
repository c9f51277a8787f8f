import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import com.acmetpl.jobs.image.ImageLimits;
import com.acmetpl.jobs.image.ImageProcessor;
import com.acmetpl.jobs.processor.JobInput;
import com.acmetpl.jobs.processor.JobOutput;
import com.acmetpl.jobs.processor.Progress;

/**
 * Thumbnails by the template's image processor and by sharp (libvips), round by round in turns: CPU time of the whole
 * process (compiler and garbage collector included) for one thumbnail, and the likeness to a Lanczos reference made of all
 * pixels. Started by thumbnails.sh with the directory in which sharp is installed.
 */
final class Thumbnails {

    private static final int WARM_UP = 3;
    private static final int ROUNDS = 7;
    private static final int QUALITY = 80;

    private record Case(String name, int width, int height, double noise, int thumbnailWidth) {}

    private static final List<Case> CASES = List.of(
            new Case("12 MP", 4000, 3000, 12, 320),
            new Case("24 MP", 6000, 4000, 12, 320),
            new Case("12 MP, little noise", 4000, 3000, 3, 320),
            new Case("24 MP, little noise", 6000, 4000, 3, 320),
            new Case("24 MP, large thumbnail", 6000, 4000, 12, 700));

    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("bgjob-bench");
        Process sharp = new ProcessBuilder("node", Path.of(args[1], "sharp.mjs").toString(), args[0])
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedWriter toSharp = sharp.outputWriter();
                BufferedReader fromSharp = sharp.inputReader()) {
            System.out.printf("%s %s, one thread each; JPEG quality %d on both sides; medians of %d rounds in turns%n",
                    System.getProperty("java.vendor"), System.getProperty("java.version"), QUALITY, ROUNDS);
            System.out.printf("%-24s %12s %12s %8s %11s %11s %8s %9s %9s%n", "", "ours ms CPU", "sharp ms CPU", "speed",
                    "ours dB", "sharp dB", "behind", "ours B", "sharp B");
            for (Case each : CASES) {
                compare(each, directory, toSharp, fromSharp);
            }
        } finally {
            sharp.destroy();
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }

    private static void compare(Case each, Path directory, BufferedWriter toSharp, BufferedReader fromSharp)
            throws Exception {
        Path picture = directory.resolve("picture.jpg");
        Path result = directory.resolve("sharp.jpg");
        byte[] content = photo(each);
        Files.write(picture, content);
        int count = each.width() > 5000 ? 6 : 12;

        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        byte[] thumbnail = null;
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            long before = cpuNanos();
            for (int i = 0; i < count; i++) {
                thumbnail = thumbnail(content, each.thumbnailWidth());
            }
            double own = (cpuNanos() - before) / 1e6 / count;
            toSharp.write(picture + " " + each.thumbnailWidth() + " " + count + " " + result + "\n");
            toSharp.flush();
            double other = Double.parseDouble(fromSharp.readLine());
            if (round >= WARM_UP) {
                ours.add(own);
                theirs.add(other);
            }
        }
        byte[] sharpThumbnail = Files.readAllBytes(result);
        BufferedImage own = decode(thumbnail);
        double[] reference = lanczos(decode(content), own.getWidth(), own.getHeight());
        double ownLikeness = psnr(reference, own);
        double sharpLikeness = psnr(reference, decode(sharpThumbnail));
        System.out.printf("%-24s %12.1f %12.1f %8.2f %11.2f %11.2f %8.2f %9d %9d%n", each.name(), median(ours),
                median(theirs), median(theirs) / median(ours), ownLikeness, sharpLikeness, sharpLikeness - ownLikeness,
                thumbnail.length, sharpThumbnail.length);
    }

    private static byte[] thumbnail(byte[] content, int width) throws Exception {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        JobInput input = new JobInput() {
            @Override
            public String operation() {
                return "thumbnail";
            }

            @Override
            public Map<String, String> parameters() {
                return Map.of("width", Integer.toString(width), "quality", Integer.toString(QUALITY));
            }

            @Override
            public long size() {
                return content.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        };
        JobOutput output = new JobOutput() {
            @Override
            public OutputStream open(String mediaType) {
                return result;
            }
        };
        new ImageProcessor(ImageLimits.DEFAULT).process(input, output, Progress.NONE);
        return result.toByteArray();
    }

    /** Gradients, waves of several lengths and edges under noise, stored as a camera does (quality 90). */
    private static byte[] photo(Case each) throws IOException {
        BufferedImage image = new BufferedImage(each.width(), each.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] data = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        Random random = new Random(1);
        int i = 0;
        for (int y = 0; y < each.height(); y++) {
            for (int x = 0; x < each.width(); x++) {
                double wave = 30 * Math.sin(x / 37.0) * Math.cos(y / 53.0) + 20 * Math.sin((x + 2 * y) / 211.0);
                double edge = (x / 400 + y / 300) % 2 == 0 ? 15 : -15;
                data[i++] = sample(120 + 60.0 * y / each.height() + wave - edge + each.noise() * random.nextGaussian());
                data[i++] = sample(120 + edge + wave + each.noise() * random.nextGaussian());
                data[i++] = sample(160 - 60.0 * x / each.width() - wave + edge + each.noise() * random.nextGaussian());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(0.9f);
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        }
        writer.dispose();
        return bytes.toByteArray();
    }

    private static byte sample(double value) {
        return (byte) Math.max(0, Math.min(255, value));
    }

    private static BufferedImage decode(byte[] content) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(content));
    }

    /** Lanczos with three lobes over every pixel of the original, as real numbers. */
    private static double[] lanczos(BufferedImage image, int width, int height) {
        double[] rows = new double[image.getHeight() * width * 3];
        for (int y = 0; y < image.getHeight(); y++) {
            int[] rgb = image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
            double[] line = new double[rgb.length * 3];
            for (int x = 0; x < rgb.length; x++) {
                line[3 * x] = rgb[x] >> 16 & 0xFF;
                line[3 * x + 1] = rgb[x] >> 8 & 0xFF;
                line[3 * x + 2] = rgb[x] & 0xFF;
            }
            scale(line, 0, 3, image.getWidth(), rows, y * width * 3, 3, width);
        }
        double[] result = new double[width * height * 3];
        for (int x = 0; x < width; x++) {
            scale(rows, 3 * x, 3 * width, image.getHeight(), result, 3 * x, 3 * width, height);
        }
        return result;
    }

    private static void scale(
            double[] from, int fromStart, int fromStep, int old, double[] to, int toStart, int toStep, int wanted) {
        double step = old / (double) wanted;
        for (int i = 0; i < wanted; i++) {
            double centre = (i + 0.5) * step;
            int first = Math.max(0, (int) Math.floor(centre - 3 * step));
            int last = Math.min(old - 1, (int) Math.ceil(centre + 3 * step));
            double sum = 0;
            double[] samples = new double[3];
            for (int k = first; k <= last; k++) {
                double x = Math.PI * (k + 0.5 - centre) / step;
                double weight = x == 0 ? 1 : Math.abs(x) >= 3 * Math.PI ? 0 : 3 * Math.sin(x) * Math.sin(x / 3) / x / x;
                sum += weight;
                for (int c = 0; c < 3; c++) {
                    samples[c] += weight * from[fromStart + k * fromStep + c];
                }
            }
            for (int c = 0; c < 3; c++) {
                to[toStart + i * toStep + c] = samples[c] / sum;
            }
        }
    }

    private static double psnr(double[] reference, BufferedImage image) {
        double sum = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                for (int c = 0; c < 3; c++) {
                    double value = Math.max(0, Math.min(255, reference[(y * image.getWidth() + x) * 3 + c]));
                    sum += Math.pow(value - (rgb >> 16 - 8 * c & 0xFF), 2);
                }
            }
        }
        return 10 * Math.log10(255.0 * 255 * reference.length / sum);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
