package com.example.batchjobs.cli;

import com.example.batchjobs.model.Job;
import com.example.batchjobs.model.JobId;
import com.example.batchjobs.model.JobState;
import com.example.batchjobs.service.JobService;

/** Waits for a job to end and shows how far it is: by a bar on a terminal, else by a line for each state. */
final class Watch {

    private static final int WIDTH = 30;

    private final Console console;
    private final Pause pause;

    Watch(Console console, Pause pause) {
        this.console = console;
        this.pause = pause;
    }

    /** Gives the job in its terminal state; interrupting the wait does not stop the job. */
    Job untilEnd(JobService jobs, JobId id) throws InterruptedException {
        JobState shown = null;
        while (true) {
            Job job = jobs.find(id);
            if (console.terminal()) {
                console.err().print("\r" + bar(job));
                console.err().flush();
            } else if (job.state() != shown) {
                console.err().println(job.id() + " is " + job.state());
            }
            shown = job.state();
            if (job.state().isTerminal()) {
                if (console.terminal()) {
                    console.err().println();
                }
                return job;
            }
            pause.await();
        }
    }

    static String bar(Job job) {
        int done = job.run().percent() * WIDTH / 100;
        return "[%s%s] %3d %%  %-9s"
                .formatted("#".repeat(done), "-".repeat(WIDTH - done), job.run().percent(), job.state());
    }
}
