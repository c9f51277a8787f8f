package com.example.webjobsjobs.service;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import com.example.webjobsjobs.model.Job;
import com.example.webjobsjobs.model.JobId;
import com.example.webjobsjobs.processor.Operation;
import com.example.webjobsjobs.store.JobBlobs;
import com.example.webjobsjobs.store.JobTable;
import com.example.webjobsjobs.store.Reservations;
import com.example.webjobsjobs.store.Reservations.Reservation;
import com.example.webjobsjobs.store.VersionedJob;

/**
 * Takes a job in: blob first, row second, message third, {@code QUEUED} last. A crash after the row is the sweeper's; a
 * crash before it leaves a blob that nobody refers to, and an answer that nobody got.
 */
final class Submitter {

    private final SubmissionCheck check;
    private final Reservations reservations;
    private final JobBlobs blobs;
    private final JobTable jobs;
    private final Enqueuer enqueuer;
    private final Clock clock;

    Submitter(
            SubmissionCheck check,
            Reservations reservations,
            JobBlobs blobs,
            JobTable jobs,
            Enqueuer enqueuer,
            Clock clock) {
        this.check = check;
        this.reservations = reservations;
        this.blobs = blobs;
        this.jobs = jobs;
        this.enqueuer = enqueuer;
        this.clock = clock;
    }

    Job submit(Submission submission) {
        check.check(submission);
        JobId id = JobId.create(clock.instant());
        return submission.idempotencyKey() == null ? store(id, submission) : storeOnce(id, submission);
    }

    List<Operation> operations() {
        return check.operations();
    }

    void checkSize(long bytes) {
        check.checkSize(bytes);
    }

    /**
     * The reservation decides which id the key stands for. Whoever comes later, at the same time or after a crash, goes
     * on with that id, and the first to write its row has submitted the job.
     */
    private Job storeOnce(JobId id, Submission submission) {
        Reservation wanted = new Reservation(id, submission.fingerprint());
        Reservation reserved = reservations.reserve(submission.idempotencyKey(), wanted);
        if (!reserved.fingerprint().equals(wanted.fingerprint())) {
            throw new JobRefused(
                    JobRefused.Reason.KEY_REUSED,
                    "The Idempotency-Key was used before for a job with other content or parameters (%s). Use a new key for a new job."
                            .formatted(reserved.id()));
        }
        return find(reserved.id()).orElseGet(() -> store(reserved.id(), submission));
    }

    private Job store(JobId id, Submission submission) {
        blobs.putInput(id, submission.content());
        Job job = Job.submitted(id, submission.operation(), submission.parameters(), clock.instant());
        return jobs.insert(job) ? enqueuer.enqueue(job) : find(id).orElse(job);
    }

    private Optional<Job> find(JobId id) {
        return jobs.find(id).map(VersionedJob::job);
    }
}
