package com.example.mixjobs.local.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import com.example.mixjobs.Jobs;
import com.example.mixjobs.azurite.Azurite;
import com.example.mixjobs.local.Platform;
import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobState;
import com.example.mixjobs.service.JobService;
import com.example.mixjobs.service.Submission;

/** Jobs on the stand-in for Azure Batch: dispatcher and processor are those that are deployed, each in processes of its own. */
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("nodes")
class BatchIT {

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void a_picture_goes_through_a_task_process_and_what_is_no_picture_is_poisoned() throws IOException {
        try (Azurite azurite = Azurite.start();
                Platform.Running running = start(azurite, Optional.empty())) {
            JobService jobs = jobs(azurite);

            Job picture = submit(jobs, picture());
            Job noPicture = jobs.submit(new Submission("thumbnail", Map.of("width", "160"), halfOf(picture()), null));

            Job done = ended(jobs, picture);
            assertThat(done.state()).as("%s", done).isEqualTo(JobState.SUCCEEDED);
            assertThat(done.run().task()).isNotNull();
            assertThat(done.run().attempts()).isEqualTo(1);
            ByteArrayOutputStream result = new ByteArrayOutputStream();
            jobs.result(done.id()).orElseThrow().writeTo(result);
            BufferedImage thumbnail = ImageIO.read(new ByteArrayInputStream(result.toByteArray()));
            assertThat(thumbnail.getWidth()).isEqualTo(160);
            assertThat(thumbnail.getHeight()).isEqualTo(120);

            Job poisoned = ended(jobs, noPicture);
            assertThat(poisoned.state()).as("%s", poisoned).isEqualTo(JobState.POISONED);
            assertThat(poisoned.run().attempts()).isEqualTo(1);
            assertThat(running.page()).isPresent();
        }
    }

    @Test
    void jobs_finish_although_nodes_are_taken_away_all_the_time() throws IOException {
        try (Azurite azurite = Azurite.start();
                Platform.Running running = start(azurite, Optional.of(Duration.ofSeconds(5)))) {
            JobService jobs = jobs(azurite);
            byte[] picture = picture();

            List<Job> submitted = IntStream.range(0, 6)
                    .mapToObj(each -> submit(jobs, picture))
                    .toList();

            assertThat(submitted)
                    .allSatisfy(job -> assertThat(ended(jobs, job).state()).isEqualTo(JobState.SUCCEEDED));
            assertThat(running.page()).isPresent();
        }
    }

    private static Platform.Running start(Azurite azurite, Optional<Duration> chaos) throws IOException {
        return new BatchPlatform()
                .start(
                        PROJECT,
                        new Platform.Wishes(0, Optional.empty(), chaos),
                        Map.of("AzureWebJobsStorage", azurite.connectionString()));
    }

    private static JobService jobs(Azurite azurite) {
        return Jobs.create(Map.of("AzureWebJobsStorage", azurite.connectionString()))
                .service();
    }

    private static Job submit(JobService jobs, byte[] picture) {
        return jobs.submit(new Submission("thumbnail", Map.of("width", "160"), picture, null));
    }

    private static Job ended(JobService jobs, Job job) {
        await("the end of job " + job.id())
                .atMost(PATIENCE)
                .until(() -> jobs.find(job.id()).state().isTerminal());
        return jobs.find(job.id());
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
        return jpeg.toByteArray();
    }

    private static byte[] halfOf(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }
}
