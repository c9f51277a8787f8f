package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is wrong with what is generated, as far as that can be seen without Azure. */
@Timeout(300)
class ChecksTest {

    @TempDir
    private static Path place;

    private static Map<Project, List<Finding>> findings;

    @BeforeAll
    static void check() throws IOException, InterruptedException {
        ShellCheck.required();
        findings = new Checks().of(Projects.all().toList(), place);
    }

    static List<Project> projects() {
        return Projects.all().toList();
    }

    @ParameterizedTest
    @MethodSource("projects")
    void nothing_is_found_in(Project project) {
        assertThat(findings.get(project)).isEmpty();
    }
}
