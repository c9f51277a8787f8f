package io.github.bgjob.it;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The machine these tests run on: where things are, and what is not there. */
final class Here {

    private Here() {}

    /** The checkout these tests belong to. */
    static Path root() {
        return Path.of(System.getProperty("bgjob.root", "..")).toAbsolutePath().normalize();
    }

    /**
     * The launcher of this checkout. It has built what it needs: tests that run side by side must not have it build at
     * the same time.
     */
    static String launcher() {
        return Launcher.READY.toString();
    }

    private static final class Launcher {

        static final Path READY = ready();

        private static Path ready() {
            Path launcher = root().resolve("bgjob-init");
            try {
                Command.in(root(), launcher.toString(), "--version").succeedWithin(Duration.ofMinutes(8));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return launcher;
        }
    }

    /** Where a build may leave something; {@code clean} removes it. */
    static Path target() {
        return Path.of(System.getProperty("bgjob.it.target", "target")).toAbsolutePath();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static Optional<Path> onPath(String... programs) {
        return Stream.of(programs)
                .flatMap(program ->
                        Stream.of(System.getenv("PATH").split(":")).map(directory -> Path.of(directory, program)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * What was found, or the end of the test: in CI as a failure, because there it would hide what is not tested;
     * elsewhere as skipped, with a line that nobody overlooks.
     */
    static <T> T required(Optional<T> found, String what, String install) {
        if (found.isEmpty()) {
            String message = "NOT TESTED, because there is no " + what + " here. " + install;
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            System.err.println("\n*** " + message + "\n");
            Assumptions.abort(message);
        }
        return found.orElseThrow();
    }
}
