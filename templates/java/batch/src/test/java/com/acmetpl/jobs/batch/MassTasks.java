package com.acmetpl.jobs.batch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.ToIntBiFunction;

import com.acmetpl.jobs.model.BatchTask;
import com.acmetpl.jobs.model.JobMessage;
import com.acmetpl.jobs.processor.JobInput;
import com.acmetpl.jobs.processor.JobOutput;
import com.acmetpl.jobs.processor.JobProcessor;
import com.acmetpl.jobs.processor.Operation;
import com.acmetpl.jobs.processor.Progress;

/**
 * Tasks that start in milliseconds, for tests with hundreds of them: a JVM for each would take minutes.
 *
 * <p>What a node runs, and what is killed with it, is a shell that sleeps for as long as the job takes. The processor
 * itself, with all it does before and after, runs in this JVM on the shell's behalf: the shell asks for the first half,
 * sleeps, and asks for the second half. One that is killed in between never asks, and so its half of the work stays
 * undone, as that of a killed JVM would.
 */
final class MassTasks implements JobProcessor, AutoCloseable {

    static final String OPERATION = "sleep";
    static final String NAME = "name";
    static final String SECONDS = "seconds";

    private static final String SHELL = "/bin/bash -c 'me={job},$AZ_BATCH_JOB_ID,$AZ_BATCH_TASK_ID,$$;"
            + " ask() { exec 3<>/dev/tcp/127.0.0.1/%d && echo $1,$me >&3 && read answer <&3; };"
            + " ask begin && sleep $answer && ask end && exit $answer; exit 75'";

    private static final ThreadLocal<Run> CURRENT = new ThreadLocal<>();

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(MassTasks::daemon);
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final Map<String, Integer> begun = new ConcurrentHashMap<>();
    private final Map<String, Integer> completed = new ConcurrentHashMap<>();
    private volatile ToIntBiFunction<JobMessage, BatchTask> processor;

    /** One run of one task. */
    private static final class Run {
        final CompletableFuture<String> sleep = new CompletableFuture<>();
        final CompletableFuture<Void> slept = new CompletableFuture<>();
        final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    }

    MassTasks() {
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::serve);
    }

    /** What a task is, once there are services on top of this processor. */
    void runBy(ToIntBiFunction<JobMessage, BatchTask> some) {
        processor = some;
    }

    String command() {
        return SHELL.formatted(server.getLocalPort());
    }

    /** How often the work of each job was begun, by its id. */
    Map<String, Integer> begun() {
        return begun;
    }

    /** How often the work of each job came to its end. */
    Map<String, Integer> completed() {
        return completed;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.named(OPERATION).takingAnything());
    }

    @Override
    public void process(JobInput input, JobOutput output, Progress progress) throws Exception {
        Run run = CURRENT.get();
        String name = input.parameters().get(NAME);
        begun.merge(name, 1, Integer::sum);
        run.sleep.complete(input.parameters().get(SECONDS));
        run.slept.get();
        completed.merge(name, 1, Integer::sum);
        try (var result = output.open("text/plain")) {
            result.write(name.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        try {
            while (true) {
                Socket socket = server.accept();
                threads.execute(() -> answer(socket));
            }
        } catch (IOException | RejectedExecutionException closed) {
            threads.shutdownNow();
        }
    }

    private void answer(Socket socket) {
        try (socket;
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            String[] asked = reader.readLine().split(",", -1);
            String answer = asked[0].equals("begin") ? begin(asked) : end(asked);
            socket.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException | ExecutionException e) {
            // The shell is gone, or the test is over.
            return;
        }
    }

    private String begin(String[] asked) throws InterruptedException, ExecutionException {
        Run run = new Run();
        runs.put(asked[4], run);
        JobMessage message = JobMessage.parse(asked[1]).orElseThrow();
        BatchTask task = new BatchTask(asked[2], asked[3]);
        threads.execute(() -> {
            CURRENT.set(run);
            run.exitCode.complete(processor.applyAsInt(message, task));
            run.sleep.complete("0");
        });
        return run.sleep.get();
    }

    private String end(String[] asked) throws InterruptedException, ExecutionException {
        Run run = runs.remove(asked[4]);
        run.slept.complete(null);
        return String.valueOf(run.exitCode.get());
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "light-task");
        thread.setDaemon(true);
        return thread;
    }
}
