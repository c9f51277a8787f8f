package com.example.mixjobs.local.mix;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.example.mixjobs.local.Platform;
import com.example.mixjobs.local.batch.LocalAccount;
import com.example.mixjobs.local.functions.FunctionsPlatform;

/** Functions and Azure Batch on this machine, as one. The functions dispatch, so there is no dispatcher beside them. */
public final class MixPlatform implements Platform {

    private static final int ANY_FREE = 0;

    private final List<Path> extraClassPath;

    public MixPlatform() {
        this(List.of());
    }

    /** @param extraClassPath what the functions see before their own classes */
    MixPlatform(List<Path> extraClassPath) {
        this.extraClassPath = extraClassPath;
    }

    @Override
    public String name() {
        return "mix";
    }

    @Override
    public Running start(Path project, Wishes wishes, Map<String, String> settings) throws IOException {
        LocalAccount account = LocalAccount.start(project, ANY_FREE, wishes.chaos());
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(account.settings());
        try {
            Running functions = FunctionsPlatform.start(project, wishes, all, extraClassPath);
            System.out.println("Nodes and tasks: " + account.page());
            return new Both(functions, account);
        } catch (IOException | RuntimeException e) {
            account.close();
            throw e;
        }
    }

    private record Both(Running functions, LocalAccount account) implements Running {

        @Override
        public Optional<URI> page() {
            return functions.page();
        }

        @Override
        public int await() throws InterruptedException {
            return functions.await();
        }

        /** The functions first: what they dispatch until then still has somewhere to go. */
        @Override
        public void close() {
            functions.close();
            account.close();
        }
    }
}
