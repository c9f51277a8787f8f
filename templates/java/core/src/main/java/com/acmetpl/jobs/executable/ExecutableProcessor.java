package com.acmetpl.jobs.executable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.acmetpl.jobs.processor.JobAbandoned;
import com.acmetpl.jobs.processor.JobInput;
import com.acmetpl.jobs.processor.JobOutput;
import com.acmetpl.jobs.processor.JobProcessor;
import com.acmetpl.jobs.processor.Operation;
import com.acmetpl.jobs.processor.PermanentFailure;
import com.acmetpl.jobs.processor.Progress;

/** Does the work of a job by running a program. */
public final class ExecutableProcessor implements JobProcessor {

    static final int DONE = 0;

    /** {@code EX_DATAERR} of {@code sysexits.h}. */
    static final int PERMANENT = 65;

    /** How often a running program's progress is passed on, and a cancellation is looked for. */
    private static final long LOOK_MILLIS = 250;

    private final Program program;

    /**
     * Runs the program that is packed into this project: {@code src/main/resources/executable}.
     *
     * @throws IllegalStateException when its {@code program.properties} is missing or wrong
     */
    public ExecutableProcessor() {
        this(Program.packed());
    }

    ExecutableProcessor(Program program) {
        this.program = program;
    }

    @Override
    public List<Operation> operations() {
        return program.operations();
    }

    /** Refuses parameters that no environment can carry; whether they make sense, only the program knows. */
    @Override
    public void check(JobInput input) throws PermanentFailure {
        Variables.ofParameters(input.parameters());
    }

    @Override
    public void process(JobInput input, JobOutput output, Progress progress)
            throws PermanentFailure, ExecutableFailed, JobAbandoned, IOException, InterruptedException {
        try (Place place = Place.create()) {
            try (InputStream content = input.open()) {
                Files.copy(content, place.input());
            }
            Printed printed = new Printed();
            int exitCode = run(input, place, printed, progress);
            judge(exitCode, printed);
            if (Files.exists(place.output())) {
                store(place.output(), output, printed.mediaType());
            }
        }
    }

    private int run(JobInput input, Place place, Printed printed, Progress progress)
            throws PermanentFailure, ExecutableFailed, JobAbandoned, IOException, InterruptedException {
        ProcessBuilder call = program.call(input.operation(), place);
        Variables.replaceIn(call.environment(), input, place);
        try (ProcessTree tree = ProcessTree.start(call)) {
            Process process = tree.root();
            printed.follow(process);
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                progress.percent(printed.percent());
            }
            printed.awaitEnd();
            progress.percent(printed.percent());
            return process.exitValue();
        }
    }

    private static void judge(int exitCode, Printed printed) throws PermanentFailure, ExecutableFailed {
        if (exitCode == PERMANENT) {
            throw new ExecutableRefused(printed.lastWords().orElse("The program gave no reason (exit code 65)."));
        }
        if (exitCode != DONE) {
            throw new ExecutableFailed(exitCode, printed.lastWords());
        }
    }

    private static void store(Path file, JobOutput output, String mediaType) throws IOException {
        try (OutputStream out = output.open(mediaType)) {
            Files.copy(file, out);
        }
    }
}
