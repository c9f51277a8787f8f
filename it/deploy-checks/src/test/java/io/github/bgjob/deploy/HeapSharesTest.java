package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The heaps of the web app and of the WebJob, which share a machine. */
@Timeout(10)
class HeapSharesTest {

    private static final Pattern WEB = Pattern.compile("var webHeapPercent = (\\d+)\n");
    private static final Pattern WORKER = Pattern.compile("-XX:MaxRAMPercentage=(\\d+) -jar worker\\.jar");

    @Test
    void they_leave_what_web_app_bicep_reckons_with_on_either_system() throws IOException {
        int web = share("infra/webjobs/web-app.bicep", WEB);

        assertThat(share("java/webjob/job/run.sh", WORKER)).isEqualTo(60 - web);
        assertThat(share("java/webjob/job/run.cmd", WORKER)).isEqualTo(60 - web);
    }

    private static int share(String template, Pattern pattern) throws IOException {
        Matcher share = pattern.matcher(
                Files.readString(Here.root().resolve("templates").resolve(template)));
        assertThat(share.find()).as(template).isTrue();
        return Integer.parseInt(share.group(1));
    }
}
