package io.github.bgjob.batch.emulator.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** One run of a command line: files brought, process run, files taken away. */
final class LocalRun implements Run, Runnable {

    /** What a task's process sees of the environment of the user's own shell, so that programs are found at all. */
    private static final java.util.Set<String> INHERITED = java.util.Set.of(
            "PATH",
            "HOME",
            "USER",
            "LANG",
            "LC_ALL",
            "TZ",
            "JAVA_HOME",
            "TMPDIR",
            "SYSTEMROOT",
            "COMSPEC",
            "PATHEXT",
            "TEMP",
            "TMP",
            "USERPROFILE");

    private final RunOrder order;
    private final RunListener listener;
    private final Blobs blobs;
    private final Object lock = new Object();
    private boolean killed;
    private Thread thread;
    private ProcessTree processes;

    LocalRun(RunOrder order, RunListener listener, Blobs blobs) {
        this.order = order;
        this.listener = listener;
        this.blobs = blobs;
    }

    @Override
    public void run() {
        synchronized (lock) {
            if (killed) {
                return;
            }
            thread = Thread.currentThread();
        }
        try {
            listener.ended(outcome());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (lock) {
                thread = null;
            }
        }
    }

    private Outcome outcome() throws InterruptedException {
        Process process;
        try {
            prepare();
            process = start();
        } catch (TaskFailedException e) {
            return Outcome.notStarted(e.failure());
        } catch (IOException e) {
            return Outcome.notStarted(new Failure(
                    false, "ResourceFileCreateFailed", "The task's files could not be written", e.toString()));
        }
        listener.started();
        int code = process.waitFor();
        processes.kill();
        try {
            new OutputFiles(order, blobs).upload(code);
            return Outcome.exited(code);
        } catch (TaskFailedException e) {
            return new Outcome(Optional.of(code), Optional.of(e.failure()));
        } catch (IOException e) {
            return new Outcome(
                    Optional.of(code),
                    Optional.of(
                            new Failure(false, "FileUploadMiscError", "Output files could not be read", e.toString())));
        }
    }

    private void prepare() throws TaskFailedException, IOException, InterruptedException {
        if (!order.again()) {
            DirectoryTree.delete(order.directory());
        }
        Files.createDirectories(order.workingDirectory());
        new ResourceFiles(order, blobs).download();
    }

    private Process start() throws TaskFailedException, IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(CommandLine.words(order.commandLine()))
                .directory(order.workingDirectory().toFile())
                .redirectOutput(order.directory().resolve("stdout.txt").toFile())
                .redirectError(order.directory().resolve("stderr.txt").toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> !INHERITED.contains(name.toUpperCase(java.util.Locale.ROOT)));
        environment.putAll(order.environment());
        String mark = "AZ_BATCH_TASK_DIR=" + order.directory();
        environment.put("AZ_BATCH_TASK_DIR", order.directory().toString());
        synchronized (lock) {
            if (killed) {
                throw new InterruptedException("killed before it started");
            }
            try {
                Process process = builder.start();
                processes = new ProcessTree(process, mark);
                process.getOutputStream().close();
                return process;
            } catch (IOException e) {
                throw new TaskFailedException(new Failure(
                        true, "CommandProgramNotFound", "The specified command program is not found", e.getMessage()));
            }
        }
    }

    @Override
    public void kill() {
        synchronized (lock) {
            killed = true;
            if (processes != null) {
                processes.kill();
            }
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    static Path within(Path directory, String name) throws TaskFailedException {
        Path path = directory.resolve(name).normalize();
        if (name.isBlank() || !path.startsWith(directory) || path.equals(directory)) {
            throw new TaskFailedException(new Failure(
                    true,
                    "ResourceFileCreateFailed",
                    "Failed to create the resource file",
                    "'%s' is not a path below the working directory".formatted(name)));
        }
        return path;
    }
}
