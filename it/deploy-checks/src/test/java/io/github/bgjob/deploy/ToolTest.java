package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

@Timeout(60)
class ToolTest {

    @TempDir
    private Path place;

    private Path root;

    @BeforeEach
    void make_a_checkout() throws IOException {
        root = Files.createDirectories(place.resolve("checkout"));
    }

    @Test
    void a_tool_s_own_variable_goes_before_all_else() throws IOException {
        Path own = program("own/my-bicep");
        program("path/bicep");
        assertThat(Tool.BICEP.find(Map.of("BGJOB_BICEP", own.toString(), "PATH", place + "/path"), root))
                .contains(own);
    }

    @Test
    void the_path_goes_before_the_folder_beside_the_checkout_and_that_before_where_az_keeps_it() throws IOException {
        Map<String, String> environment =
                Map.of("PATH", place + "/nothing:" + place + "/path", "AZURE_CONFIG_DIR", place + "/az");
        Path azs = program("az/bin/bicep");
        assertThat(Tool.BICEP.find(environment, root)).contains(azs);
        Path beside = program("shared/tools/bicep/bicep");
        assertThat(Tool.BICEP.find(environment, root)).contains(beside);
        Path onThePath = program("path/bicep");
        assertThat(Tool.BICEP.find(environment, root)).contains(onThePath);
    }

    @Test
    void az_keeps_it_below_the_home_directory_where_nothing_else_is_said() throws IOException {
        Path azs = program("home/.azure/bin/bicep");
        assertThat(Tool.BICEP.find(Map.of("HOME", place + "/home"), root)).contains(azs);
        assertThat(Tool.PWSH.find(Map.of("HOME", place + "/home"), root)).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_run_is_no_tool() throws IOException {
        Files.createDirectories(place.resolve("path/pwsh"));
        Files.writeString(Files.createDirectories(place.resolve("other")).resolve("pwsh"), "text");
        assertThat(Tool.PWSH.find(Map.of("PATH", place + "/path:" + place + "/other"), root))
                .isEmpty();
    }

    @Test
    void a_tool_that_is_missing_ends_the_test_and_says_how_to_get_it() {
        assertThatThrownBy(() -> Tool.BICEP.path(Map.of(), root))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no bicep here: 'az bicep install' gets it")
                .hasMessageContaining("BGJOB_BICEP");
    }

    @Test
    void a_tool_that_is_missing_fails_the_test_where_tools_are_required() {
        assertThatThrownBy(() -> Tool.PWSH.path(Map.of("BGJOB_TOOLS", "required"), root))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("no pwsh here")
                .hasMessageContaining("BGJOB_PWSH");
    }

    @Test
    void a_variable_that_names_no_program_is_an_error_and_not_overlooked() throws IOException {
        program("path/pwsh");
        Map<String, String> environment = Map.of("BGJOB_PWSH", place + "/pwhs", "PATH", place + "/path");
        assertThatThrownBy(() -> Tool.PWSH.find(environment, root))
                .hasMessage("BGJOB_PWSH is " + place + "/pwhs, which is no program. Correct it, or unset it.");
    }

    private Path program(String path) throws IOException {
        Path file = place.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
