package com.example.mixjobs.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What runs the jobs; found through {@code META-INF/services}. */
public interface Platform {

    /** What {@code --platform} calls it. */
    String name();

    /**
     * Starts it in one or more processes of their own. Their log goes to this process's standard error.
     *
     * @param project the directory of the whole project, which has been built
     * @param settings application settings, the storage account among them
     * @throws IOException when it does not start, or does not know one of the wishes; the message says why and what to do
     */
    Running start(Path project, Wishes wishes, Map<String, String> settings) throws IOException;

    /**
     * How it is to run.
     *
     * @param port for the page, if there is one; 0 for any free one
     * @param functionKey what callers have to send, on a platform that has such keys
     * @param chaos how often a node is taken away, on a platform that has nodes
     */
    record Wishes(int port, Optional<String> functionKey, Optional<Duration> chaos) {

        /** Refuses a function key. */
        public void requireNoFunctionKey(String platform) throws IOException {
            if (functionKey.isPresent()) {
                throw new IOException(platform + " has no function key: leave out --function-key.");
            }
        }

        /** Refuses chaos. */
        public void requireNoChaos(String platform) throws IOException {
            if (chaos.isPresent()) {
                throw new IOException(platform + " has no nodes that could be taken away: leave out --chaos.");
            }
        }
    }

    /** A platform that runs. {@link #close} stops it and waits for its end. */
    interface Running extends AutoCloseable {

        /** Where its page is; empty for a platform that has none. */
        Optional<URI> page();

        /** Waits until it has ended by itself, for good, and says with which exit code. */
        int await() throws InterruptedException;

        @Override
        void close();
    }
}
