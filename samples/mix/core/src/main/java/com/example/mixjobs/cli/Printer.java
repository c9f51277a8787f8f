package com.example.mixjobs.cli;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

import com.example.mixjobs.http.JobView;
import com.example.mixjobs.model.Job;
import com.example.mixjobs.model.JobError;

/** Shows jobs to a person, or as the JSON that the HTTP API gives. */
final class Printer {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String ROW = "%-36s  %-9s  %4s  %5s  %-12s  %-19s  %s%n";
    private static final DefaultPrettyPrinter PRETTY =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private final Console console;

    Printer(Console console) {
        this.console = console;
    }

    void job(Job job, boolean asJson) throws IOException {
        if (asJson) {
            json(JobView.of(job));
            return;
        }
        line("id", job.id());
        line("state", job.state());
        line("operation", job.operation() + (job.parameters().isEmpty() ? "" : " " + job.parameters()));
        line("progress", job.run().percent() + " %");
        line("attempts", job.run().attempts());
        line("created", TIME.withZone(ZoneId.systemDefault()).format(job.times().created()));
        if (job.run().error() != null) {
            line("error", text(job.run().error()));
        }
    }

    void list(List<Job> jobs, boolean asJson) throws IOException {
        if (asJson) {
            json(Map.of("jobs", jobs.stream().map(JobView::of).toList()));
            return;
        }
        console.out().printf(ROW, "ID", "STATE", "DONE", "TRIES", "OPERATION", "CREATED", "LAST ERROR");
        for (Job job : jobs) {
            JobError error = job.run().error();
            console.out()
                    .printf(
                            ROW,
                            job.id(),
                            job.state(),
                            job.run().percent() + "%",
                            job.run().attempts(),
                            job.operation(),
                            TIME.withZone(ZoneId.systemDefault())
                                    .format(job.times().created()),
                            error == null ? "" : text(error));
        }
        console.out().flush();
    }

    private static String text(JobError error) {
        return error.type() + ": " + error.message();
    }

    private void line(String name, Object value) {
        console.out().printf("%-10s %s%n", name, value);
        console.out().flush();
    }

    private void json(Object value) throws IOException {
        console.out().println(new ObjectMapper().writer(PRETTY).writeValueAsString(value));
    }
}
