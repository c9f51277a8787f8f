package com.example.webjobsjobs.local.webjobs;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What runs the files of some kinds, as in Kudu's class of that name.
 *
 * @param name of the class, which Kudu's log says
 * @param extensions in the order in which they are looked for, each with its dot
 * @param command what stands before the file's name
 */
record ScriptHost(String name, List<String> extensions, List<String> command) {

    private static final ScriptHost WINDOWS =
            new ScriptHost("WindowsScriptHost", List.of(".cmd", ".bat", ".exe"), List.of("cmd", "/c"));

    private static final ScriptHost POWERSHELL = new ScriptHost(
            "PowerShellScriptHost",
            List.of(".ps1"),
            List.of("PowerShell.exe", "-ExecutionPolicy", "RemoteSigned", "-File"));

    /** Each with the program that it is there with. */
    private static final List<ScriptHost> WHERE_INSTALLED = List.of(
            new ScriptHost("BashScriptHost", List.of(".sh"), List.of("bash")),
            new ScriptHost("PythonScriptHost", List.of(".py"), List.of("python")),
            new ScriptHost("PhpScriptHost", List.of(".php"), List.of("php")),
            new ScriptHost("NodeScriptHost", List.of(".js"), List.of("node")));

    /** Those of this machine. */
    static List<ScriptHost> here() {
        return where(ScriptHost::onPath);
    }

    /**
     * In Kudu's order ({@code JobsManagerBase.ScriptHosts}) those whose program is found, and those of Windows. They are
     * there on Linux, too: their path is a constant, and nobody looks whether it exists. What they are chosen for then
     * cannot be started.
     */
    static List<ScriptHost> where(Function<String, Optional<Path>> found) {
        Stream<ScriptHost> installed = WHERE_INSTALLED.stream()
                .flatMap(host -> found
                        .apply(host.command().get(0))
                        .map(program -> new ScriptHost(host.name(), host.extensions(), List.of(program.toString())))
                        .stream());
        return Stream.concat(Stream.of(WINDOWS, POWERSHELL), installed).toList();
    }

    static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** The words that run a file, started in its directory. */
    List<String> commandFor(Path file) {
        return Stream.concat(command.stream(), Stream.of(file.getFileName().toString()))
                .toList();
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
                .map(directory -> Path.of(directory, isWindows() ? program + ".exe" : program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
