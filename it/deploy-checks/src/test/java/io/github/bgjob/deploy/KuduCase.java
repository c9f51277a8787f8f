package io.github.bgjob.deploy;

import java.util.List;

import io.github.bgjob.deploy.azure.AppDay;

/**
 * A row of the table of uploads: what an app and the service that takes its package answer, and what comes of it in every shell.
 *
 * @param platform {@code flex} or {@code webjobs}
 * @param asked what is asked, in order, by {@link io.github.bgjob.deploy.azure.LocalApps#asked}
 * @param says what is printed, among other things
 */
record KuduCase(String name, String platform, AppDay day, int exit, String asked, List<String> says) {

    /** That an upload goes well, or ends with a code. */
    static KuduCase of(String name, String platform, AppDay day, String asked) {
        return new KuduCase(name, platform, day, 0, asked, List.of());
    }

    KuduCase says(String... words) {
        return new KuduCase(name, platform, day, exit, asked, List.of(words));
    }

    KuduCase ends(int code, String... words) {
        return new KuduCase(name, platform, day, code, asked, List.of(words));
    }

    /** What must be asked of an upload to the plan. */
    String query() {
        return platform.equals("flex") ? "RemoteBuild=false" : "type=zip";
    }

    /** Where the build leaves what is uploaded. */
    String packageFile() {
        return platform.equals("flex") ? "target/functions.zip" : "webjob/target/app-service.zip";
    }

    @Override
    public String toString() {
        return name;
    }
}
