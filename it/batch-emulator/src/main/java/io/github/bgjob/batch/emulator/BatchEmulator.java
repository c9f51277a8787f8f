package io.github.bgjob.batch.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.ServiceLoader;

import io.github.bgjob.batch.emulator.auth.RequestAuthentication;
import io.github.bgjob.batch.emulator.auth.SharedKey;
import io.github.bgjob.batch.emulator.calls.BatchApi;
import io.github.bgjob.batch.emulator.clock.EmulatorClock;
import io.github.bgjob.batch.emulator.node.DirectoryTree;
import io.github.bgjob.batch.emulator.node.Launcher;
import io.github.bgjob.batch.emulator.node.LocalLauncher;
import io.github.bgjob.batch.emulator.state.Account;
import io.github.bgjob.batch.emulator.state.Delays;
import io.github.bgjob.batch.emulator.state.Quotas;
import io.github.bgjob.batch.emulator.wire.Exchange;
import io.github.bgjob.batch.emulator.wire.ExchangeListener;
import io.github.bgjob.batch.emulator.wire.HttpFront;
import io.github.bgjob.batch.emulator.wire.Reply;
import io.github.bgjob.batch.emulator.wire.Request;

/**
 * A Batch account on this machine: in memory, on the loopback interface, for whoever has the key. It runs command lines
 * as the current user.
 *
 * <pre>{@code
 * try (BatchEmulator batch = BatchEmulator.start()) {
 *     BatchClient client = …(batch.endpoint(), batch.accountName(), batch.key());
 * }
 * }</pre>
 */
public final class BatchEmulator implements AutoCloseable {

    private final Builder settings;
    private final Account account;
    private final LocalLauncher processes;
    private final Path root;
    private final HttpFront front;
    private final List<ExchangeListener> listeners = new ArrayList<>();

    private BatchEmulator(Builder settings) throws IOException {
        this.settings = settings;
        ServiceLoader.load(ExchangeListener.class).forEach(listeners::add);
        listeners.add(settings.listener);
        root = Files.createTempDirectory("batch-emulator-").toRealPath();
        processes = new LocalLauncher();
        account = new Account(new Account.Settings(
                settings.accountName,
                settings.clock,
                settings.launcher == null ? processes : settings.launcher,
                root,
                settings.quotas,
                settings.delays));
        RequestAuthentication authentication = new SharedKey(settings.accountName, settings.key);
        BatchApi api = new BatchApi(account, authentication);
        try {
            front = HttpFront.start(settings.port, request -> deliver(api, request));
        } catch (IOException | RuntimeException e) {
            DirectoryTree.delete(root);
            throw e;
        }
        account.openAt(front.address());
    }

    private HttpFront.Delivery deliver(BatchApi api, Request request) {
        Reply reply = api.answer(request);
        Exchange exchange = new Exchange(request, reply);
        listeners.forEach(listener -> listener.heard(exchange));
        return new HttpFront.Delivery(reply, false);
    }

    /** Starts one with a random key on a free port. */
    public static BatchEmulator start() {
        return builder().start();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The address of the account, {@code http://127.0.0.1:port}. */
    public String endpoint() {
        return front.address();
    }

    public String accountName() {
        return settings.accountName;
    }

    /** The account's key, Base64. */
    public String key() {
        return settings.key;
    }

    /** The clock it lives by. */
    public EmulatorClock clock() {
        return settings.clock;
    }

    /** Ends all processes it started, forgets everything, and deletes the nodes' disks. */
    @Override
    public void close() {
        front.close();
        account.close();
        settings.clock.close();
        processes.close();
        DirectoryTree.delete(root);
    }

    /** How an emulator is to be. */
    public static final class Builder {

        private static final int KEY_BYTES = 64;

        private int port;
        private String accountName = "emulator";
        private String key;
        private EmulatorClock clock = EmulatorClock.system();
        private Launcher launcher;
        private Quotas quotas = Quotas.DEFAULT;
        private Delays delays = Delays.SHORT;
        private ExchangeListener listener = exchange -> {};

        private Builder() {}

        /** The port on the loopback interface; 0, the default, for any free one. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        public Builder accountName(String name) {
            accountName = name;
            return this;
        }

        /** The account's key, Base64; a random one by default. */
        public Builder key(String base64) {
            Base64.getDecoder().decode(base64);
            key = base64;
            return this;
        }

        /** The clock to live by; the emulator closes it. */
        public Builder clock(EmulatorClock some) {
            clock = some;
            return this;
        }

        /** What runs command lines, in the place of processes. */
        public Builder launcher(Launcher some) {
            launcher = some;
            return this;
        }

        public Builder quotas(Quotas some) {
            quotas = some;
            return this;
        }

        public Builder delays(Delays some) {
            delays = some;
            return this;
        }

        /** Hears of every request of the Batch API and its answer, in the threads that answer. */
        public Builder listener(ExchangeListener some) {
            listener = some;
            return this;
        }

        public BatchEmulator start() {
            if (key == null) {
                byte[] bytes = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(bytes);
                key = Base64.getEncoder().encodeToString(bytes);
            }
            try {
                return new BatchEmulator(this);
            } catch (IOException e) {
                throw new UncheckedIOException("The Batch emulator does not start: " + e.getMessage(), e);
            }
        }
    }
}
