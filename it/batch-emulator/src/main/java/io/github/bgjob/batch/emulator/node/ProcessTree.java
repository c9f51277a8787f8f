package io.github.bgjob.batch.emulator.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process and everything it started. A child whose parent has ended is nobody's descendant; where the system shows the
 * environment of processes (Linux), it is found by a variable that all of them inherit and nobody else has.
 */
final class ProcessTree {

    private static final Path PROCESSES = Path.of("/proc");
    private static final long SECONDS_TO_DIE = 10;

    private final Process root;
    private final String mark;

    /** @param mark {@code NAME=value} in the environment of the root */
    ProcessTree(Process root, String mark) {
        this.root = root;
        this.mark = mark;
    }

    /** Ends all of it without mercy; returns when no process is left, or none that can be ended. */
    void kill() {
        for (List<ProcessHandle> alive = alive(); !alive.isEmpty(); alive = alive()) {
            alive.forEach(ProcessHandle::destroyForcibly);
            if (!alive.stream().allMatch(ProcessTree::dies)) {
                return;
            }
        }
    }

    private List<ProcessHandle> alive() {
        List<ProcessHandle> all = new ArrayList<>();
        all.add(root.toHandle());
        root.descendants().forEach(all::add);
        all.addAll(marked());
        return all.stream().filter(ProcessHandle::isAlive).distinct().toList();
    }

    private List<ProcessHandle> marked() {
        List<ProcessHandle> marked = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : processes) {
                if (isMarked(process)) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(marked::add);
                }
            }
        } catch (IOException notLinux) {
            return List.of();
        }
        return marked;
    }

    private boolean isMarked(Path process) {
        try {
            String environment = Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
            return ("\0" + environment).contains("\0" + mark + "\0");
        } catch (IOException goneOrSomebodyElses) {
            return false;
        }
    }

    private static boolean dies(ProcessHandle process) {
        try {
            process.onExit().get(SECONDS_TO_DIE, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
