package io.github.bgjob.plugin;

import java.io.File;
import java.util.HashMap;
import java.util.Map;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

import io.github.bgjob.answers.Failure;
import io.github.bgjob.cli.Embedded;

/** Takes the answers, which both goals need. */
abstract class DecidingMojo extends AbstractMojo {

    /** The longest that one job runs, such as 30s, 5m, 2h, 1h30m or 3d. */
    @Parameter(property = "duration")
    private String duration;

    /** The language that the jobs are in: java, csharp, javascript, python, powershell or other. */
    @Parameter(property = "language")
    private String language;

    /** Whether something is always up and waiting: scale-to-zero or always-ready. */
    @Parameter(property = "availability")
    private String availability;

    /** What it may cost: low, medium or high. */
    @Parameter(property = "budget")
    private String budget;

    /** An App Service that is there already: none, windows or linux. */
    @Parameter(property = "appService")
    private String appService;

    /** What the work looks like: uniform, mixed or hpc. */
    @Parameter(property = "workload")
    private String workload;

    /** Whether a running job may be interrupted and started again elsewhere: yes or no. */
    @Parameter(property = "interruptible")
    private String interruptible;

    /** Takes this platform whatever the rules say: functions, webjobs, batch or mix. */
    @Parameter(property = "platform")
    private String platform;

    /** Facts to decide by: current or article. */
    @Parameter(property = "edition")
    private String edition;

    /** A YAML file with answers, such as a project's .bgjob/answers.yaml. What is given directly outranks it. */
    @Parameter(property = "answers")
    private String answers;

    /** Asks nothing; defaults stand in for what is not given. So does Maven's batch mode. */
    @Parameter(property = "yes")
    private String yes;

    /** Prints a JSON object instead of text. */
    @Parameter(property = "json")
    private String json;

    /** Also prints the way through the rules, the facts and their sources. */
    @Parameter(property = "verbose")
    private String verbose;

    @Parameter(defaultValue = "${session.executionRootDirectory}", readonly = true, required = true)
    private File workingDirectory;

    @Parameter(defaultValue = "${session.request.interactiveMode}", readonly = true, required = true)
    private boolean interactive;

    @Override
    public void execute() throws MojoFailureException {
        Map<String, String> given = new HashMap<>();
        add(given);
        given.values().removeIf(value -> value == null);
        try {
            run(new Embedded(given, workingDirectory.toPath()), interactive);
        } catch (Failure failure) {
            throw new MojoFailureException(failure.what() + " " + failure.suggestion(), failure);
        }
    }

    abstract void run(Embedded program, boolean asking);

    /** Adds the parameters by property; null for what was not given. */
    void add(Map<String, String> given) {
        given.put("duration", duration);
        given.put("language", language);
        given.put("availability", availability);
        given.put("budget", budget);
        given.put("appService", appService);
        given.put("workload", workload);
        given.put("interruptible", interruptible);
        given.put("platform", platform);
        given.put("edition", edition);
        given.put("answers", answers);
        given.put("yes", yes);
        given.put("json", json);
        given.put("verbose", verbose);
    }
}
