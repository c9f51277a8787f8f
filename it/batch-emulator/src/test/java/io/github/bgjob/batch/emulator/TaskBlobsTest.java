package io.github.bgjob.batch.emulator;

import static io.github.bgjob.batch.emulator.Scene.shell;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.OutputFile;
import com.microsoft.azure.batch.protocol.models.OutputFileBlobContainerDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileUploadCondition;
import com.microsoft.azure.batch.protocol.models.OutputFileUploadOptions;
import com.microsoft.azure.batch.protocol.models.ResourceFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Needs npx, of Node.js. */
@Timeout(240)
class TaskBlobsTest {

    @TempDir
    private static Path directory;

    private static BlobStorage storage;

    private Scene batch;

    @BeforeAll
    static void storage() throws Exception {
        storage = new BlobStorage(directory);
        storage.container("input");
        storage.container("out");
        storage.put("input/data/one.txt", "1");
        storage.put("input/data/two%20words.txt", "2");
        storage.put("input/tool.sh", "echo tool ran with $1");
    }

    @AfterAll
    static void noStorage() {
        storage.close();
    }

    @BeforeEach
    void oneNode() throws Exception {
        batch = Scene.start().withJob(1, 0);
    }

    @AfterEach
    void close() {
        batch.close();
    }

    private static OutputFile output(String pattern, String path, OutputFileUploadCondition condition)
            throws Exception {
        return new OutputFile()
                .withFilePattern(pattern)
                .withDestination(new OutputFileDestination()
                        .withContainer(new OutputFileBlobContainerDestination()
                                .withContainerUrl(storage.url("out"))
                                .withPath(path)))
                .withUploadOptions(new OutputFileUploadOptions().withUploadCondition(condition));
    }

    @Test
    void resourceFilesAreThereBeforeTheTaskRuns() throws Exception {
        CloudTask done = batch.run(shell(
                        "t",
                        "sh bin/tool.sh x; cat \"here/data/one.txt\" \"here/data/two words.txt\"; "
                                + "[ -x bin/tool.sh ] && echo executable")
                .withResourceFiles(List.of(
                        new ResourceFile()
                                .withHttpUrl(storage.url("input/tool.sh"))
                                .withFilePath("bin/tool.sh")
                                .withFileMode("0755"),
                        new ResourceFile()
                                .withStorageContainerUrl(storage.url("input"))
                                .withBlobPrefix("data/")
                                .withFilePath("here"))));

        assertThat(done.executionInfo().exitCode()).isZero();
        assertThat(batch.file("t", "stdout.txt")).isEqualTo("tool ran with x\n12executable\n");
    }

    @Test
    void aResourceFileThatIsNotThereIsSaidAndNothingRuns() throws Exception {
        CloudTask done = batch.run(shell("t", "echo ran")
                .withResourceFiles(List.of(new ResourceFile()
                        .withHttpUrl(storage.url("input/nothing"))
                        .withFilePath("nothing"))));

        assertThat(done.executionInfo().failureInfo().code()).isEqualTo("BlobNotFound");
        assertThat(done.executionInfo().exitCode()).isNull();
    }

    @Test
    void outputFilesAreKeptByTheWayTheTaskEnds() throws Exception {
        List<OutputFile> outputs = List.of(
                output("../std*.txt", "always", OutputFileUploadCondition.TASK_COMPLETION),
                output("**/*.dat", "good", OutputFileUploadCondition.TASK_SUCCESS),
                output("reason.log", "bad.log", OutputFileUploadCondition.TASK_FAILURE));

        batch.run(shell("t", "mkdir sub; printf a > sub/a.dat; printf why > reason.log; echo out; exit 1")
                .withOutputFiles(outputs));

        assertThat(storage.get("out/always/stdout.txt")).isEqualTo("out\n");
        assertThat(storage.get("out/bad.log")).isEqualTo("why");
        assertThat(storage.get("out/good/sub/a.dat")).isEqualTo("status 404");

        batch.run(shell("t2", "mkdir sub; printf a > sub/a.dat").withOutputFiles(outputs));

        assertThat(storage.get("out/good/sub/a.dat")).isEqualTo("a");
    }

    @Test
    void aContainerThatIsNotThereFailsTheTaskThoughItsProcessSucceeded() throws Exception {
        OutputFile nowhere = output("*.txt", "x", OutputFileUploadCondition.TASK_COMPLETION);
        nowhere.destination().container().withContainerUrl(storage.url("nowhere"));

        CloudTask done = batch.run(shell("t", "echo x > x.txt").withOutputFiles(List.of(nowhere)));

        assertThat(done.executionInfo().exitCode()).isZero();
        assertThat(done.executionInfo().failureInfo().code()).isEqualTo("FileUploadContainerNotFound");
    }
}
