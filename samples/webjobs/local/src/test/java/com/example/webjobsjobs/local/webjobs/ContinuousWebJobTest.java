package com.example.webjobsjobs.local.webjobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Scripts as WebJobs, in real processes. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the WebJobs are shell scripts")
class ContinuousWebJobTest {

    private static final String UNTIL_STOPPED = "until [ -e \"$WEBJOBS_SHUTDOWN_FILE\" ]; do sleep 0.05; done\n";

    @TempDir
    private Path temp;

    private final List<String> output = new CopyOnWriteArrayList<>();
    private final List<String> error = new CopyOnWriteArrayList<>();
    private final Map<String, String> settings = new HashMap<>(Map.of("WEBSITE_INSTANCE_ID", "4f8305aa11"));
    private Path deployed;
    private ContinuousWebJob webJob;

    @BeforeEach
    void makeFolder() throws IOException {
        deployed = Files.createDirectories(temp.resolve("site/App_Data/jobs/continuous/worker"));
    }

    @AfterEach
    void stop() {
        if (webJob != null) {
            webJob.close();
        }
    }

    @Test
    void it_runs_in_a_copy_of_its_folder_and_is_told_where_and_what_it_is() throws IOException {
        deploy("data.txt", "there", 1);
        start("""
                echo "name $WEBJOBS_NAME, type $WEBJOBS_TYPE, run [$WEBJOBS_RUN_ID], data $WEBJOBS_DATA_PATH"
                echo "mark $WEBSITE_ALWAYS_ON_JOB_RUNNING_worker, setting $MINE, $(cat data.txt)"
                echo "path $WEBJOBS_PATH"
                echo "here $(pwd -P)"
                echo "port ${WEBJOBS_PORT:?}, file ${WEBJOBS_SHUTDOWN_FILE:?}"
                """ + UNTIL_STOPPED, "MINE", "yes");

        await().until(() -> output.size() == 5);
        assertThat(output.subList(0, 2))
                .containsExactly(
                        "name worker, type continuous, run [], data " + data(), "mark true, setting yes, there");
        assertThat(output.get(2)).startsWith("path " + temp.resolve("temporary/copies"));
        assertThat(output.get(3))
                .isEqualTo("here " + Path.of(output.get(2).substring(5)).toRealPath());
        assertThat(output.get(4)).matches("port \\d+, file .*/temporary/shutdown/[^/]+");
    }

    @Test
    void one_that_is_in_place_runs_in_the_folder_that_was_deployed() throws IOException {
        deploy("settings.job", "{\"is_in_place\": true}", 1);
        start("pwd -P\n" + UNTIL_STOPPED);

        await().until(() -> output.size() == 1);
        assertThat(output).containsExactly(deployed.toRealPath().toString());
    }

    @Test
    void the_log_keeps_200_lines_and_the_console_all() throws IOException {
        start("for i in $(seq 150); do echo out $i; done; for i in $(seq 150); do echo err $i >&2; done\n"
                + UNTIL_STOPPED);

        await().until(() -> output.size() == 150 && error.size() == 150);
        List<String> printed =
                log().lines().filter(line -> !line.startsWith("SYS ")).toList();
        assertThat(printed).hasSize(201).contains("INFO] out 1").contains("ERR ] err 1");
        assertThat(printed.get(200)).isEqualTo("WARN] " + WebJobLog.CUT);
    }

    @Test
    void asked_by_the_file_it_has_time_to_end_well() throws IOException {
        start("echo works\n" + UNTIL_STOPPED + "echo ends well\n");
        await().until(() -> output.contains("works"));

        webJob.close();

        assertThat(log().lines())
                .containsExactly(
                        "SYS INFO] Status changed to Starting",
                        "SYS INFO] WebJob singleton setting is False",
                        "SYS INFO] Run script 'run.sh' with script host - 'BashScriptHost'",
                        "SYS INFO] Status changed to Running",
                        "INFO] works",
                        "SYS INFO] Status changed to Stopping",
                        "INFO] ends well",
                        "SYS INFO] Status changed to Success",
                        "SYS INFO] Status changed to Stopped");
    }

    @Test
    void one_that_does_not_heed_the_file_is_killed_after_its_time_with_all_that_it_has_started() throws Exception {
        deploy("settings.job", "{\"stopping_wait_time\": 1}", 1);
        start("trap '' TERM\nsleep 600 &\necho $!\nwait\n");
        await().until(() -> output.size() == 1);
        ProcessHandle process = ProcessHandle.of(webJob.pid().orElseThrow()).orElseThrow();
        ProcessHandle child = ProcessHandle.of(Long.parseLong(output.get(0))).orElseThrow();

        webJob.close();

        assertThat(process.isAlive()).isFalse();
        child.onExit().get(10, TimeUnit.SECONDS);
        assertThat(log().lines())
                .endsWith(
                        "SYS INFO] Status changed to Stopping",
                        "SYS INFO] WebJob process was aborted",
                        "SYS INFO] Status changed to Stopped");
    }

    @Test
    void one_that_has_ended_is_started_again_after_the_restart_time() throws IOException {
        settings.put("WEBJOBS_RESTART_TIME", "0");
        start("echo started\n[ -e \"$WEBJOBS_DATA_PATH/again\" ] && " + UNTIL_STOPPED.strip()
                + "\n: >\"$WEBJOBS_DATA_PATH/again\"\nexit 3\n");

        await().until(() -> output.equals(List.of("started", "started")));
        assertThat(log()).contains("""
                        INFO] started
                        SYS ERR ] Job failed due to exit code 3
                        SYS INFO] Process went down, waiting for 0 seconds
                        SYS INFO] Status changed to PendingRestart
                        SYS INFO] Run script 'run.sh' with script host - 'BashScriptHost'
                        SYS INFO] Status changed to Running
                        INFO] started
                        """);
    }

    @Test
    void unless_set_the_restart_time_is_a_minute_and_a_stop_does_not_wait_for_it() throws IOException {
        start("exit 0\n");
        await().until(() -> log().endsWith("Status changed to PendingRestart\n"));
        assertThat(log()).contains("SYS INFO] Process went down, waiting for 60 seconds");
        assertThat(webJob.pid()).isEmpty();

        webJob.close();

        assertThat(log()).endsWith("SYS INFO] Status changed to Stopped\n");
    }

    @Test
    void beside_a_script_for_windows_that_for_linux_is_never_started() throws IOException {
        deploy("run.cmd", "@echo off\n", 1);
        start("echo never\n");

        await().until(() -> log().endsWith("Status changed to PendingRestart\n"));
        assertThat(log())
                .contains("SYS INFO] Run script 'run.cmd' with script host - 'WindowsScriptHost'\n")
                .containsPattern("SYS ERR ] java.io.IOException: Cannot run program \"cmd\"");
        assertThat(output).isEmpty();
        assertThat(error).singleElement().asString().startsWith("The WebJob could not be started: ");
    }

    @Test
    void after_a_change_of_its_files_it_is_stopped_and_started_from_a_new_copy_with_its_new_settings()
            throws IOException {
        start("echo first\n" + UNTIL_STOPPED + "echo first ends\n");
        await().until(() -> output.contains("first"));

        deploy("run.sh", "echo second\n" + UNTIL_STOPPED, 2);
        deploy("settings.job", "{\"is_singleton\": true}", 2);
        webJob.refresh();

        await().until(() -> output.equals(List.of("first", "first ends", "second")));
        assertThat(log()).contains("""
                        SYS INFO] Detected WebJob file/s were updated, refreshing WebJob
                        SYS INFO] Status changed to Stopping
                        """).contains("""
                        SYS INFO] Status changed to Starting
                        SYS INFO] WebJob singleton setting is True
                        """);
    }

    @Test
    void one_whose_settings_are_wrong_is_given_up() throws IOException {
        start("exit 2\n");

        assertThat(webJob.givenUp()).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(2);
    }

    @Test
    void a_folder_that_nothing_can_be_started_in_is_refused() throws IOException {
        deploy("worker.jar", "", 1);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(this::startDeployed)
                .withMessageContaining("can be started: there has to be a run.sh");
    }

    private void start(String script, String... setting) throws IOException {
        deploy("run.sh", script, 1);
        for (int i = 0; i < setting.length; i += 2) {
            settings.put(setting[i], setting[i + 1]);
        }
        startDeployed();
    }

    private void startDeployed() throws IOException {
        webJob = ContinuousWebJob.start(
                new ContinuousWebJob.Place(deployed, data(), temp.resolve("temporary"), settings),
                new ContinuousWebJob.Console(output::add, error::add));
    }

    private void deploy(String name, String content, int day) throws IOException {
        Path file = Files.writeString(deployed.resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plus(Duration.ofDays(day))));
    }

    private Path data() {
        return temp.resolve("data/jobs/continuous/worker");
    }

    /** Without times and instance. */
    private String log() throws IOException {
        return Files.readString(data().resolve("job_log.txt"))
                .replaceAll("(?m)^\\[[\\d/]+ [\\d:]+ > 4f8305: ", "")
                .replace("\r\n", "\n");
    }
}
