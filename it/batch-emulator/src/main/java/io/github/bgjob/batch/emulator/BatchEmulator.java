package io.github.bgjob.batch.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;

import io.github.bgjob.batch.emulator.auth.RequestAuthentication;
import io.github.bgjob.batch.emulator.auth.SharedKey;
import io.github.bgjob.batch.emulator.calls.BatchApi;
import io.github.bgjob.batch.emulator.clock.EmulatorClock;
import io.github.bgjob.batch.emulator.faults.Fault;
import io.github.bgjob.batch.emulator.faults.Faults;
import io.github.bgjob.batch.emulator.node.DirectoryTree;
import io.github.bgjob.batch.emulator.node.Launcher;
import io.github.bgjob.batch.emulator.node.LocalLauncher;
import io.github.bgjob.batch.emulator.page.StatusPage;
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
    private final BatchApi api;
    private final StatusPage page;
    private final Faults faults = new Faults();

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
        api = new BatchApi(account, authentication);
        page = new StatusPage(account, secret(16));
        try {
            front = HttpFront.start(settings.port, this::deliver);
        } catch (IOException | RuntimeException e) {
            DirectoryTree.delete(root);
            throw e;
        }
        account.openAt(front.address());
        settings.chaos.ifPresent(pause -> new Chaos(account, pause).begin());
    }

    private HttpFront.Delivery deliver(Request request) {
        if (page.isFor(request)) {
            return new HttpFront.Delivery(page.answer(request), false);
        }
        Optional<Fault> fault = faults.strike(request);
        if (fault.isPresent() && fault.get() instanceof Fault.CutBeforeWork) {
            return new HttpFront.Delivery(Reply.empty(0), true);
        }
        Reply reply = fault.isPresent() && fault.get() instanceof Fault.Refused refused
                ? api.refuse(request, refused.error())
                : api.answer(request);
        Exchange exchange = new Exchange(request, reply);
        listeners.forEach(listener -> listener.heard(exchange));
        if (fault.isPresent() && fault.get() instanceof Fault.Slow slow) {
            pass(slow.delay());
        }
        return new HttpFront.Delivery(reply, fault.isPresent() && fault.get() instanceof Fault.CutAfterWork);
    }

    private void pass(Duration time) {
        CountDownLatch over = new CountDownLatch(1);
        settings.clock.after(time, over::countDown);
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String secret(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
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

    /** The address of a page that shows what there is, and the same as JSON under {@code state} below it. */
    public URI page() {
        return URI.create(front.address() + page.path());
    }

    /** What goes wrong between clients and this account. */
    public Faults faults() {
        return faults;
    }

    /**
     * Preempts a Spot node: its processes are dead and its disk is empty when this returns, and its tasks wait for
     * another node.
     */
    public void preempt(String poolId, String nodeId) {
        account.preempt(poolId, nodeId);
    }

    /** How many Spot nodes there may be from now on; those above it stay until they are preempted. */
    public void spotCapacity(int nodes) {
        account.spotCapacity(nodes);
    }

    /** Gives other quotas from now on. No pool grows by that alone: a formula that is stuck has to be enabled anew. */
    public void quotas(Quotas others) {
        account.quotas(others);
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
        private Optional<Duration> chaos = Optional.empty();
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

        /** Preempts any Spot node every so often. */
        public Builder chaosEvery(Duration pause) {
            chaos = Optional.of(pause);
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
