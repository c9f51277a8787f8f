package com.acmetpl.jobs.executable;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process and all it has started. {@link #close} ends them, and so does the end of this process; none of them goes on
 * for a job that nobody waits for.
 */
final class ProcessTree implements AutoCloseable {

    /** For what wants to tidy up after the first, polite signal. */
    private static final long GRACE_SECONDS = 5;

    private final Process root;
    private final Thread hook = new Thread(this::stop, "stop-program");

    private ProcessTree(Process root) {
        this.root = root;
    }

    /** @throws ExecutableFailed when there is no such program, or this process is about to end */
    static ProcessTree start(ProcessBuilder call) throws ExecutableFailed {
        ProcessTree tree;
        try {
            tree = new ProcessTree(call.start());
        } catch (IOException e) {
            throw new ExecutableFailed(
                    "The program \"%s\" cannot be started on this machine; is it installed? (%s)"
                            .formatted(call.command().get(0), e.getMessage()),
                    e);
        }
        try {
            Runtime.getRuntime().addShutdownHook(tree.hook);
        } catch (IllegalStateException e) {
            tree.stop();
            throw new ExecutableFailed("The worker is being stopped.", e);
        }
        return tree;
    }

    Process root() {
        return root;
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs at this moment and finds nothing left to do.
            return;
        }
    }

    private void stop() {
        List<ProcessHandle> family = family();
        family.forEach(ProcessHandle::destroy);
        CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, GRACE_SECONDS, TimeUnit.SECONDS)
                .join();
        // Children that were started meanwhile are found through those that have not ended.
        Stream.concat(family.stream(), family.stream().flatMap(ProcessHandle::descendants))
                .filter(ProcessHandle::isAlive)
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> family() {
        return root.isAlive()
                ? Stream.concat(root.descendants(), Stream.of(root.toHandle())).toList()
                : List.of();
    }
}
