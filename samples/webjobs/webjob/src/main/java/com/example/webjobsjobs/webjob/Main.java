package com.example.webjobsjobs.webjob;

import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.webjobsjobs.Jobs;
import com.example.webjobsjobs.lifecycle.Shutdown;
import com.example.webjobsjobs.log.LogSetup;
import com.example.webjobsjobs.store.InvalidSettings;
import com.example.webjobsjobs.worker.WorkerSettings;

/** Starts the worker. Settings of the loop: {@link WorkerSettings#load}. */
public final class Main {

    private static final int ENDED_BY_ITSELF = 1;
    private static final int WRONG_SETTINGS = 2;

    private Main() {}

    /** Exit codes: 0 when asked to stop, 1 when it ended by itself, 2 for wrong settings. App Service starts it again. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            LogSetup.ofProcess(System.getenv());
            Logger log = LoggerFactory.getLogger(Main.class);
            WorkerSettings settings = WorkerSettings.load(List.of(arguments), System.getenv(), Path.of(""));
            Worker worker = new Worker(Jobs.fromEnvironment(), settings);
            Shutdown.onRequest(System.getenv(), worker::close);
            worker.start();
            log.info("Working with {}", settings);
            if (worker.endsByItself()) {
                log.error("The worker has ended by itself; what stands above says why");
                worker.close();
                Runtime.getRuntime().halt(ENDED_BY_ITSELF);
            }
        } catch (InvalidSettings e) {
            System.err.println("worker: " + e.getMessage());
            System.exit(WRONG_SETTINGS);
        }
    }
}
