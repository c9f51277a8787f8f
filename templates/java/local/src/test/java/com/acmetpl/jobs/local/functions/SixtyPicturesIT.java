package com.acmetpl.jobs.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.acmetpl.jobs.azurite.Azurite;
import com.acmetpl.jobs.local.JobsClient;

/** More pictures of 24 megapixels than the heap holds at once, in the heap that an instance of 2,048 MB has. */
@Timeout(600)
class SixtyPicturesIT {

    private static final int PICTURES = 60;
    private static final Duration LIMIT = Duration.ofMinutes(8);

    /** A quarter of 2,048 MB, because the platform's Java worker sets none; {@code worker.config.json} there. */
    private static final String HEAP = "-Xmx512m";

    /** All of them need every pixel, and most a second picture. */
    private static final List<String> OPERATIONS = List.of(
            "operation=rotate&degrees=90&format=jpeg",
            "operation=grayscale&format=jpeg",
            "operation=resize&width=4100&height=6100&format=jpeg",
            "operation=watermark&text=Sundial&format=jpeg",
            "operation=convert&format=jpeg");

    private static final Set<String> ENDS = Set.of("SUCCEEDED", "POISONED", "FAILED");

    @Test
    void all_succeed_at_the_first_try() throws IOException {
        List<byte[]> files = List.of(file("jpeg"), file("png"));
        try (Azurite azurite = Azurite.start();
                HostProcess host = HostProcess.start(
                        PackagedApp.asGenerated(azurite, SixtyPicturesIT.class).withJvmOptions(HEAP))) {
            JobsClient jobs = new JobsClient(host.address());
            Map<String, String> submitted = IntStream.range(0, PICTURES)
                    .boxed()
                    .collect(Collectors.toMap(
                            i -> jobs.submit(OPERATIONS.get(i / 2 % OPERATIONS.size()), files.get(i % 2)),
                            i -> (i % 2 == 0 ? "jpeg " : "png ") + OPERATIONS.get(i / 2 % OPERATIONS.size()),
                            (one, other) -> one,
                            LinkedHashMap::new));

            List<JsonNode> ended = await().atMost(LIMIT)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> statuses(jobs, submitted.keySet()), SixtyPicturesIT::haveEnded);

            assertThat(ended)
                    .hasSize(PICTURES)
                    .allSatisfy(status -> assertThat(status.path("state").asText())
                            .as(
                                    "%s of %s",
                                    status, submitted.get(status.path("id").asText()))
                            .isEqualTo("SUCCEEDED"))
                    .allSatisfy(status -> assertThat(status.path("attempts").asInt())
                            .as("attempts of %s", status)
                            .isEqualTo(1));
        }
    }

    private static List<JsonNode> statuses(JobsClient jobs, Collection<String> ids) {
        return ids.stream().map(jobs::status).toList();
    }

    private static boolean haveEnded(List<JsonNode> statuses) {
        return statuses.stream().allMatch(it -> ENDS.contains(it.path("state").asText()));
    }

    /** Few colours, so that it is quickly sent and read; in memory it is as large as any. */
    private static byte[] file(String format) throws IOException {
        BufferedImage picture = new BufferedImage(4000, 6000, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(0x3060C0));
        graphics.fillRect(0, 0, 4000, 3000);
        graphics.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(picture, format, file);
        return file.toByteArray();
    }
}
