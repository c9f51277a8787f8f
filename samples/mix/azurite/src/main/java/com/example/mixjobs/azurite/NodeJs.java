package com.example.mixjobs.azurite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Node.js and npm on the {@code PATH}. */
final class NodeJs {

    static final String COMMAND = "node";

    private static final int OLDEST = 18;
    private static final String INSTALL =
            "Install Node.js %d or later with npm (https://nodejs.org), open a new terminal and try again."
                    .formatted(OLDEST);
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*", Pattern.DOTALL);

    private NodeJs() {}

    /**
     * Makes sure that a command is a Node.js that can run Azurite.
     *
     * @throws AzuriteUnavailable when it is missing or too old
     */
    static void check(String command) {
        String version;
        try {
            version = run(Path.of("").toAbsolutePath(), command, "--version");
        } catch (IOException e) {
            throw new AzuriteUnavailable(
                    "Azurite, the stand-in for Azure Storage, needs Node.js, but there is no '" + command
                            + "' on the PATH. " + INSTALL,
                    e);
        }
        checkVersion(version);
    }

    /** Throws when what {@code node --version} printed is not a version that can run Azurite. */
    static void checkVersion(String printed) {
        Matcher matcher = VERSION.matcher(printed);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < OLDEST) {
            throw new AzuriteUnavailable("Azurite, the stand-in for Azure Storage, does not run on Node.js "
                    + printed.strip() + ". " + INSTALL);
        }
    }

    /** Installs the packages that a directory's {@code package.json} names. Their install scripts are not run. */
    static void install(Path directory) {
        String npm = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows") ? "npm.cmd" : "npm";
        try {
            run(
                    directory,
                    npm,
                    "install",
                    "--ignore-scripts",
                    "--no-package-lock",
                    "--no-audit",
                    "--no-fund",
                    "--loglevel=error");
        } catch (IOException e) {
            throw new AzuriteUnavailable(
                    "npm could not install Azurite: " + e.getMessage()
                            + "\nCheck that npm is installed and reaches its registry (try 'npm ping'), then try again.",
                    e);
        }
    }

    private static String run(Path directory, String... command) throws IOException {
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("'" + String.join(" ", command) + "' failed:\n" + output.strip());
            }
            return output;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
