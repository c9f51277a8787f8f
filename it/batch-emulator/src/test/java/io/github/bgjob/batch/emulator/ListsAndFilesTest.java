package io.github.bgjob.batch.emulator;

import static io.github.bgjob.batch.emulator.Scene.refusal;
import static io.github.bgjob.batch.emulator.Scene.shell;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.PagedList;
import com.microsoft.azure.batch.DetailLevel;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.FileGetFromTaskOptions;
import com.microsoft.azure.batch.protocol.models.FileProperties;
import com.microsoft.azure.batch.protocol.models.NodeFile;
import com.microsoft.azure.batch.protocol.models.TaskListOptions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.bgjob.batch.emulator.clock.MovableClock;

@Timeout(120)
class ListsAndFilesTest {

    private static List<String> tasks(Scene batch, String filter) throws Exception {
        return batch
                .client()
                .taskOperations()
                .listTasks(
                        Scene.JOB,
                        new DetailLevel.Builder().withFilterClause(filter).build())
                .stream()
                .map(CloudTask::id)
                .toList();
    }

    @Test
    void aLongListComesPageByPageAndEveryTaskOnce() throws Exception {
        try (Scene batch = Scene.start().withJob(0, 0)) {
            for (int from = 0; from < 250; from += 50) {
                batch.client()
                        .protocolLayer()
                        .tasks()
                        .addCollection(
                                Scene.JOB,
                                IntStream.range(from, from + 50)
                                        .mapToObj(i -> shell("t%03d".formatted(i), "true"))
                                        .toList());
            }

            PagedList<CloudTask> list =
                    batch.client().protocolLayer().tasks().list(Scene.JOB, new TaskListOptions().withMaxResults(60));
            assertThat(list.currentPage().items()).hasSize(60);
            assertThat(list.currentPage().nextPageLink())
                    .startsWith(batch.emulator().endpoint());
            list.loadAll();

            assertThat(list)
                    .extracting(CloudTask::id)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 250).mapToObj("t%03d"::formatted).toList());
            assertThat(refusal(() -> batch.client()
                            .protocolLayer()
                            .tasks()
                            .list(Scene.JOB, new TaskListOptions().withMaxResults(1001))))
                    .isEqualTo("400 InvalidQueryParameterValue");
        }
    }

    @Test
    void listsAreFilteredAsTheServiceFiltersThem() throws Exception {
        try (Scene batch = Scene.start().withJob(1, 0)) {
            batch.run(shell("good", "true"));
            batch.run(shell("bad", "exit 3"));
            batch.client().poolOperations().resizePool(Scene.POOL, 0, 0);
            batch.add(shell("waiting", "true"));

            assertThat(tasks(batch, "state eq 'completed'")).containsExactly("bad", "good");
            assertThat(tasks(batch, "executionInfo/result eq 'Failure'")).containsExactly("bad");
            assertThat(tasks(batch, "executionInfo/exitCode ge 3")).containsExactly("bad");
            assertThat(tasks(batch, "startswith(id, 'goo') or (state eq 'active' and not (id eq 'x'))"))
                    .containsExactly("good", "waiting");
            assertThat(tasks(batch, "creationTime gt DateTime'2020-01-01T00:00:00Z' and id ne 'bad'"))
                    .containsExactly("good", "waiting");
            assertThat(tasks(batch, "creationTime lt 2020-01-01T00:00:00Z")).isEmpty();
            assertThat(refusal(() -> tasks(batch, "state is 'completed'"))).isEqualTo("400 InvalidQueryParameterValue");
            assertThat(refusal(() -> tasks(batch, "(state eq 'completed'")))
                    .isEqualTo("400 InvalidQueryParameterValue");
        }
    }

    @Test
    void onlyWhatIsSelectedIsShown() throws Exception {
        try (Scene batch = Scene.start().withJob(0, 0)) {
            batch.add(shell("t", "true"));
            DetailLevel id =
                    new DetailLevel.Builder().withSelectClause("id,state").build();

            CloudTask task = batch.client().taskOperations().getTask(Scene.JOB, "t", id);
            CloudJob job =
                    List.copyOf(batch.client().jobOperations().listJobs(id)).get(0);
            CloudPool pool =
                    List.copyOf(batch.client().poolOperations().listPools(id)).get(0);

            assertThat(task.id()).isEqualTo("t");
            assertThat(task.commandLine()).isNull();
            assertThat(job.poolInfo()).isNull();
            assertThat(pool.vmSize()).isNull();
        }
    }

    @Test
    void filesOfATaskAreReadWholeOrInPartAndDescribed() throws Exception {
        try (Scene batch = Scene.start().withJob(1, 0)) {
            batch.run(shell("t", "mkdir -p a/b; printf 0123456789 > a/b/digits.txt"));

            assertThat(batch.file("t", "wd/a/b/digits.txt")).isEqualTo("0123456789");
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            batch.client()
                    .protocolLayer()
                    .files()
                    .getFromTask(
                            Scene.JOB,
                            "t",
                            "wd/a/b/digits.txt",
                            new FileGetFromTaskOptions().withOcpRange("bytes=3-5"),
                            part);
            assertThat(part.toString(StandardCharsets.UTF_8)).isEqualTo("345");
            FileProperties properties =
                    batch.client().fileOperations().getFilePropertiesFromTask(Scene.JOB, "t", "wd/a/b/digits.txt");
            assertThat(properties.contentLength()).isEqualTo(10);
            assertThat(properties.contentType()).isEqualTo("application/octet-stream");
            assertThat(properties.lastModified()).isNotNull();
            List<NodeFile> all = List.copyOf(batch.client()
                    .fileOperations()
                    .listFilesFromTask(Scene.JOB, "t", true, new DetailLevel.Builder().build()));
            assertThat(all)
                    .extracting(NodeFile::name)
                    .containsExactly("stderr.txt", "stdout.txt", "wd", "wd/a", "wd/a/b", "wd/a/b/digits.txt");
        }
    }

    @Test
    void whatIsNotThereIsNotFoundAndNothingOutsideTheTaskIsShown() throws Exception {
        try (Scene batch = Scene.start().withJob(1, 0)) {
            batch.run(shell("t", "ln -s /etc outside"));

            assertThat(refusal(() -> batch.file("t", "wd/nothing"))).isEqualTo("404 FileNotFound");
            assertThat(refusal(() -> batch.file("t", "../../../../../../etc/passwd")))
                    .isEqualTo("404 FileNotFound");
            assertThat(refusal(() -> batch.file("t", "wd/outside/passwd"))).isEqualTo("404 FileNotFound");
            batch.client().poolOperations().resizePool(Scene.POOL, 0, 0);
            assertThat(refusal(() -> batch.file("t", "stdout.txt"))).isEqualTo("404 NodeNotFound");
            batch.add(shell("waiting", "true"));
            assertThat(refusal(() -> batch.file("waiting", "stdout.txt"))).isEqualTo("404 TaskFilesUnavailable");
        }
    }

    @Test
    void filesGoWhenTheirTimeIsOver() throws Exception {
        MovableClock clock = new MovableClock(Instant.parse("2026-03-01T00:00:00Z"));
        try (Scene batch =
                Scene.of(BatchEmulator.builder().clock(clock).start()).withJob(1, 0)) {
            batch.run(shell("usual", "echo kept"));
            batch.run(shell("short", "true")
                    .withConstraints(new com.microsoft.azure.batch.protocol.models.TaskConstraints()
                            .withRetentionTime(Period.hours(1))));

            clock.advance(Duration.ofHours(1));

            assertThat(refusal(() -> batch.file("short", "stdout.txt"))).isEqualTo("404 TaskFilesCleanedup");
            assertThat(batch.file("usual", "stdout.txt")).isEqualTo("kept\n");
            clock.advance(Duration.ofDays(7));
            assertThat(refusal(() -> batch.file("usual", "stdout.txt"))).isEqualTo("404 TaskFilesCleanedup");
        }
    }
}
