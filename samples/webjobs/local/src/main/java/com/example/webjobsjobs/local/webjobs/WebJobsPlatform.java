package com.example.webjobsjobs.local.webjobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.example.webjobsjobs.local.Platform;

/** App Service on this machine: unpacks the zip that the build has made, and starts what is in it. */
public final class WebJobsPlatform implements Platform {

    private static final String GRACE_PERIOD = "JOBS_WORKER_GRACE_PERIOD";

    private static final String RESTART_TIME = "WEBJOBS_RESTART_TIME";

    @Override
    public String name() {
        return "webjobs";
    }

    @Override
    public Running start(Path project, Wishes wishes, Map<String, String> settings) throws IOException {
        wishes.requireNoFunctionKey("A web app");
        wishes.requireNoChaos("App Service");
        Map<String, String> environment = new HashMap<>(settings);
        if (!System.getenv().containsKey(GRACE_PERIOD)) {
            // Whoever presses Ctrl-C waits for it; what is cut off is done again.
            environment.put(GRACE_PERIOD, "00:00:05");
        }
        if (!System.getenv().containsKey(RESTART_TIME)) {
            // Nobody wants to sit there for the minute that App Service waits.
            environment.put(RESTART_TIME, "1");
        }
        Path site = project.resolve(Path.of(".run", "app-service"));
        AppServiceZip.unpackForThisMachine(zip(project), site);
        return AppService.start(
                AppService.Options.of(site).withPort(wishes.port()).withSettings(environment));
    }

    /** Where the build leaves the zip. */
    static Path zip(Path project) {
        return project.resolve(Path.of("webjob", "target", "app-service.zip"));
    }
}
