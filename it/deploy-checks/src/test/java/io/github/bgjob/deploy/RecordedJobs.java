package io.github.bgjob.deploy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import com.acmetpl.jobs.processor.JobInput;
import com.acmetpl.jobs.processor.JobOutput;
import com.acmetpl.jobs.processor.JobProcessor;
import com.acmetpl.jobs.processor.Operation;
import com.acmetpl.jobs.processor.PermanentFailure;
import com.acmetpl.jobs.processor.Progress;

/** Jobs that end as their operation says; each of them leaves other lines in the log. */
public final class RecordedJobs implements JobProcessor {

    static final String WORKS = "works";
    static final String WORKS_IN_THE_END = "works-in-the-end";
    static final String NEVER_WORKS = "never-works";

    /** Open when all that were to work have. */
    static final CountDownLatch TO_WORK = new CountDownLatch(2);

    private static final CountDownLatch TO_FAIL = new CountDownLatch(1);

    @Override
    public List<Operation> operations() {
        return Stream.of(WORKS, WORKS_IN_THE_END, NEVER_WORKS)
                .map(Operation::named)
                .toList();
    }

    @Override
    public void process(JobInput input, JobOutput output, Progress progress) throws PermanentFailure {
        if (input.operation().equals(NEVER_WORKS)) {
            throw new PermanentFailure(PermanentFailure.Kind.INVALID, "There is nothing on it.");
        }
        if (input.operation().equals(WORKS_IN_THE_END) && TO_FAIL.getCount() > 0) {
            TO_FAIL.countDown();
            throw new IllegalStateException("not yet");
        }
        TO_WORK.countDown();
    }
}
