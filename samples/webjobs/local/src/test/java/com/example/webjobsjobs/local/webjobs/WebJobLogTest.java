package com.example.webjobsjobs.local.webjobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the portal shows of a WebJob. */
@Timeout(20)
class WebJobLogTest {

    private static final String TIME = "[11/08/2026 09:59:32 > 4f8305: ";

    @TempDir
    private Path directory;

    private WebJobLog log;

    @BeforeEach
    void start() throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2026-11-08T09:59:32.7Z"), ZoneOffset.ofHours(5));
        log = new WebJobLog(directory, "4f8305aa11", clock);
    }

    @Test
    void lines_have_time_instance_and_level_and_what_kudu_says_is_marked() throws IOException {
        log.status("Running");
        log.standardOutput("one");
        log.standardError("two");
        log.error("Job failed due to exit code 3");

        assertThat(log())
                .isEqualTo(TIME + "SYS INFO] Status changed to Running\r\n"
                        + TIME + "INFO] one\r\n"
                        + TIME + "ERR ] two\r\n"
                        + TIME + "SYS ERR ] Job failed due to exit code 3\r\n");
        assertThat(directory.resolve("status_4f8305")).hasContent("{\"Status\":\"Running\"}");
    }

    @Test
    void after_200_lines_of_both_kinds_only_kudu_has_a_say_until_the_next_start() throws IOException {
        IntStream.range(0, 100).forEach(i -> log.standardError("error " + i));
        IntStream.range(0, 103).forEach(i -> log.standardOutput("output " + i));
        log.information("Process went down");
        log.newRun();
        log.standardOutput("again");

        assertThat(log().lines())
                .hasSize(203)
                .endsWith(
                        TIME + "INFO] output 99",
                        TIME + "WARN] " + WebJobLog.CUT,
                        TIME + "SYS INFO] Process went down",
                        TIME + "INFO] again");
    }

    @Test
    void a_file_of_more_than_a_mebibyte_becomes_the_previous_one() throws IOException {
        log.standardOutput("x".repeat(1024 * 1024));
        log.standardOutput("new");
        assertThat(log()).isEqualTo(TIME + "INFO] new\r\n");
        assertThat(directory.resolve("job_prev_log.txt")).content().startsWith(TIME + "INFO] xxx");
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("job_log.txt"));
    }
}
