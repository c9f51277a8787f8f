package com.example.batchjobs.batch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.example.batchjobs.processor.JobInput;
import com.example.batchjobs.processor.JobOutput;
import com.example.batchjobs.processor.JobProcessor;
import com.example.batchjobs.processor.Operation;
import com.example.batchjobs.processor.Progress;

/** Takes two seconds, and says so. */
public final class SlowProcessor implements JobProcessor {

    static final String OPERATION = "slow";

    private static final int STEPS = 20;

    @Override
    public List<Operation> operations() {
        return List.of(Operation.named(OPERATION).takingAnything());
    }

    @Override
    public void process(JobInput input, JobOutput output, Progress progress) throws Exception {
        for (int step = 1; step <= STEPS; step++) {
            TimeUnit.MILLISECONDS.sleep(100);
            progress.percent(step * 100 / STEPS);
        }
        try (var result = output.open("text/plain")) {
            result.write("done".getBytes(StandardCharsets.UTF_8));
        }
    }
}
