package com.example.webjobsjobs.local.webjobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which file of a folder Kudu starts. */
@Timeout(20)
class StartScriptTest {

    /** A machine on Linux that has everything. */
    private static final List<ScriptHost> LINUX =
            ScriptHost.where(program -> Optional.of(Path.of("/usr/bin", program)));

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}: {1} by {2}")
    @CsvSource(delimiter = '|', textBlock = """
            run.sh worker.jar settings.job  | run.sh     | BashScriptHost
            run.cmd run.sh                  | run.cmd    | WindowsScriptHost
            run.exe run.bat                 | run.bat    | WindowsScriptHost
            run.ps1 run.sh                  | run.ps1    | PowerShellScriptHost
            run.js run.php run.py           | run.py     | PythonScriptHost
            run.js run.php                  | run.php    | PhpScriptHost
            first.cmd run.sh                | run.sh     | BashScriptHost
            a.sh b.cmd                      | b.cmd      | WindowsScriptHost
            b.sh a.sh                       | a.sh       | BashScriptHost
            RUN.SH                          | RUN.SH     | BashScriptHost
            in/run.sh                       | in/run.sh  | BashScriptHost
            a/b/run.sh                      | a/b/run.sh | BashScriptHost
            """)
    void of_these_files_that_one_is_started(String files, String started, String host) throws IOException {
        StartScript script = find(files, LINUX).orElseThrow();

        assertThat(script.path()).hasToString(started);
        assertThat(script.host().name()).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({"worker.jar", "run", "in/run.sh settings.job", "run.sh/worker.jar run.txt"})
    void a_folder_of_these_files_is_no_webjob(String files) throws IOException {
        assertThat(find(files, LINUX)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"run.sh run.py, run.py", "run.sh run.cmd, run.cmd"})
    void what_no_program_is_there_for_is_not_seen_unless_it_is_for_windows(String files, String started)
            throws IOException {
        List<ScriptHost> hosts = ScriptHost.where(
                program -> Optional.of(Path.of("/usr/bin", program)).filter(path -> path.endsWith("python")));

        assertThat(find(files, hosts).orElseThrow().path()).hasToString(started);
    }

    private Optional<StartScript> find(String files, List<ScriptHost> hosts) throws IOException {
        for (String file : List.of(files.split(" "))) {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
        return StartScript.in(folder, hosts);
    }
}
