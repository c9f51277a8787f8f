package com.example.webjobsjobs.local.webjobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the machines run that the zip is packed for. */
enum TargetSystem {
    LINUX("run.sh", "rwxr-xr-x"),
    WINDOWS("run.cmd", "rw-r--r--");

    private static final Pattern PROPERTY = Pattern.compile("<appServiceSystem>(linux|windows)</appServiceSystem>");

    final String script;
    final String mode;

    TargetSystem(String script, String mode) {
        this.script = script;
        this.mode = mode;
    }

    /** As the POM of the module says that packs it. */
    static TargetSystem ofProject() throws IOException {
        Matcher property = PROPERTY.matcher(Files.readString(
                Path.of("").toAbsolutePath().resolveSibling("webjob").resolve("pom.xml")));
        if (!property.find()) {
            throw new IllegalStateException("webjob/pom.xml does not say what appServiceSystem is");
        }
        return property.group(1).equals("linux") ? LINUX : WINDOWS;
    }

    /** As the packer wants to hear it. */
    String word() {
        return this == LINUX ? "linux" : "windows";
    }
}
