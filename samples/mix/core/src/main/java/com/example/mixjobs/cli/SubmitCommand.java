package com.example.mixjobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobState;
import com.example.mixjobs.service.JobService;
import com.example.mixjobs.service.Submission;

@Command(name = "submit", description = "Submits a file as a new job.")
final class SubmitCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "What the job works on.")
    private Path file;

    @Option(names = "--operation", required = true, paramLabel = "NAME", description = "What to do.")
    private String operation;

    @Option(names = "-p", paramLabel = "NAME=VALUE", description = "A parameter by its name; may be repeated.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--idempotency-key", paramLabel = "KEY", description = "Submits only once for each key.")
    private String key;

    @Option(names = "--wait", description = "Waits for the job to end and shows its progress.")
    private boolean wait;

    @Option(names = "--output", paramLabel = "FILE", description = "Waits, and writes the result to FILE.")
    private Path output;

    @Option(names = "--json", description = "Prints the job as JSON.")
    private boolean json;

    /** Apart from those of -p, whose map picocli makes anew while it reads. */
    private final Map<String, String> ofOptions = new LinkedHashMap<>();

    private final Supplier<JobService> jobs;
    private final Printer printer;
    private final Watch watch;
    private final Download download;

    SubmitCommand(Supplier<JobService> jobs, Printer printer, Watch watch, Download download) {
        this.jobs = jobs;
        this.printer = printer;
        this.watch = watch;
        this.download = download;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (output != null) {
            Download.checkedDirectory(output);
        }
        JobService service = jobs.get();
        Job job = service.submit(new Submission(operation, allParameters(), content(service), key));
        if (wait || output != null) {
            job = watch.untilEnd(service, job.id());
        }
        if (output != null && job.state() == JobState.SUCCEEDED) {
            download.fetch(service, job.id(), output);
        }
        printer.job(job, json);
        return job.state().isTerminal() && job.state() != JobState.SUCCEEDED ? ExitCodes.FAILED : ExitCodes.OK;
    }

    /** What an option of that parameter's own does. */
    void put(String parameter, String value) {
        ofOptions.put(parameter, value);
    }

    private Map<String, String> allParameters() {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.putAll(ofOptions);
        return all;
    }

    private byte[] content(JobService service) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IOException("%s is not a file that can be read.".formatted(file));
        }
        service.checkSize(Files.size(file));
        return Files.readAllBytes(file);
    }
}
