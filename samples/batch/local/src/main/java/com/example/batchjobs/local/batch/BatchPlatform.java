package com.example.batchjobs.local.batch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import com.example.batchjobs.local.Platform;

/** Azure Batch on this machine: account, nodes and dispatcher. Its page shows them; jobs come from the command line. */
public final class BatchPlatform implements Platform {

    @Override
    public String name() {
        return "batch";
    }

    @Override
    public Running start(Path project, Wishes wishes, Map<String, String> settings) throws IOException {
        wishes.requireNoFunctionKey("Azure Batch");
        LocalAccount account = LocalAccount.start(project, wishes.port(), wishes.chaos());
        Map<String, String> environment = new HashMap<>(settings);
        environment.putAll(account.settings());
        account.startDispatcher(environment);
        return new RunningAccount(account);
    }

    private record RunningAccount(LocalAccount account, CountDownLatch closed) implements Running {

        RunningAccount(LocalAccount account) {
            this(account, new CountDownLatch(1));
        }

        @Override
        public Optional<URI> page() {
            return Optional.of(account.page());
        }

        /** It ends only when it is closed. */
        @Override
        public int await() throws InterruptedException {
            closed.await();
            return 0;
        }

        @Override
        public void close() {
            account.close();
            closed.countDown();
        }
    }
}
