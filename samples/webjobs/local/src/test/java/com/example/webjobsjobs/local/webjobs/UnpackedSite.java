package com.example.webjobsjobs.local.webjobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import com.example.webjobsjobs.azurite.Azurite;
import com.example.webjobsjobs.local.QuickJava;

/** The zip as the build has made it, unpacked, to be run with quick retries and the test's processors. */
final class UnpackedSite {

    /** So little that a picture of 100 megapixels does not fit. */
    private static final String SMALL_HEAP = "-Xmx160m";

    private static final Path MODULE = Path.of("").toAbsolutePath();

    private UnpackedSite() {}

    static AppService.Options on(Azurite azurite, Class<?> test) throws IOException {
        Path target = MODULE.resolve("target");
        Path site = target.resolve(test.getSimpleName() + "-site");
        AppServiceZip.unpackForThisMachine(WebJobsPlatform.zip(MODULE.getParent()), site);
        Path agent = TestAgent.jar(target.resolve(test.getSimpleName() + "-agent.jar"));
        return AppService.Options.of(site)
                .withSettings(Map.of(
                        "AzureWebJobsStorage", azurite.connectionString(),
                        "JAVA_TOOL_OPTIONS",
                                "\"-javaagent:%s\" %s %s"
                                        .formatted(agent, SMALL_HEAP, String.join(" ", QuickJava.OPTIONS)),
                        "JOBS_WORKER_VISIBILITY_TIMEOUT", "00:00:00",
                        "JOBS_WORKER_MAX_POLLING_INTERVAL", "00:00:00.1",
                        "JOBS_WORKER_GRACE_PERIOD", "00:00:02",
                        "JOBS_WORKER_HEAP_PER_JOB_MB", "0",
                        "WEBJOBS_RESTART_TIME", "1"))
                .withLog(target.resolve(test.getSimpleName() + "-app-service.log"));
    }
}
