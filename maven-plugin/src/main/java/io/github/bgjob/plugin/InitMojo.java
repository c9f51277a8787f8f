package io.github.bgjob.plugin;

import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

import io.github.bgjob.cli.Embedded;

/** Recommends an Azure service for background jobs, says why, and writes a Java project that works. */
@Mojo(name = "init", requiresProject = false, aggregator = true, threadSafe = true)
public final class InitMojo extends DecidingMojo {

    /** Where the project goes; it must not exist yet or be empty. Default: the artifact's name, my-jobs. */
    @Parameter(property = "directory")
    private String directory;

    /** Maven group of the project. Default: com.example. */
    @Parameter(property = "groupId")
    private String groupId;

    /** Maven artifact of the project. Default: the directory's name. */
    @Parameter(property = "artifactId")
    private String artifactId;

    /** Java package of the project. Default: made from group and artifact. */
    @Parameter(name = "package", property = "package")
    private String packageName;

    /** Maven version of the project. Default: 0.1.0-SNAPSHOT. */
    @Parameter(property = "projectVersion")
    private String projectVersion;

    /** Java release of the project: 17, 21 or 25. Default: 21, or 17 when Maven runs on less than 21. */
    @Parameter(property = "java")
    private String java;

    /** Prints the files with their sizes and layers, and writes nothing. */
    @Parameter(property = "dryRun")
    private String dryRun;

    /** Maven sets a parameter whose name Java reserves through this. */
    public void setPackage(String name) {
        packageName = name;
    }

    @Override
    void run(Embedded program, boolean asking) {
        program.init(asking);
    }

    @Override
    void add(Map<String, String> given) {
        super.add(given);
        given.put("directory", directory);
        given.put("groupId", groupId);
        given.put("artifactId", artifactId);
        given.put("package", packageName);
        given.put("projectVersion", projectVersion);
        given.put("java", java);
        given.put("dryRun", dryRun);
    }
}
