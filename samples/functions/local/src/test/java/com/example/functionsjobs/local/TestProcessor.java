package com.example.functionsjobs.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.example.functionsjobs.processor.JobInput;
import com.example.functionsjobs.processor.JobOutput;
import com.example.functionsjobs.processor.JobProcessor;
import com.example.functionsjobs.processor.Operation;
import com.example.functionsjobs.processor.Progress;

/** Work that fails, lasts (for ever, or ten times), counts or does nothing as a test wants it. It runs in the process of the platform; jobs are told apart by input. */
public final class TestProcessor implements JobProcessor {

    public static final String FAILS_THREE_TIMES = "fails-three-times";
    public static final String FAILS_ALWAYS = "fails-always";
    public static final String LASTS = "lasts";
    public static final String COUNTS = "counts";
    public static final String RETURNS = "returns";
    public static final String ELEVENTH_TIME = "eleventh-time";

    private static final Map<String, Integer> RUNS = new ConcurrentHashMap<>();

    @Override
    public List<Operation> operations() {
        return Stream.of(FAILS_THREE_TIMES, FAILS_ALWAYS, LASTS, COUNTS, RETURNS, ELEVENTH_TIME)
                .map(name -> Operation.named(name).takingAnything())
                .toList();
    }

    @Override
    public void process(JobInput input, JobOutput output, Progress progress) throws Exception {
        if (input.operation().equals(RETURNS)) {
            copy(input, output);
            return;
        }
        int run = RUNS.merge(text(input), 1, Integer::sum);
        switch (input.operation()) {
            case FAILS_ALWAYS -> throw new IOException("failure " + run);
            case FAILS_THREE_TIMES -> {
                if (run <= 3) {
                    throw new IOException("failure " + run);
                }
            }
            case LASTS -> untilCancelled(progress);
            case ELEVENTH_TIME -> {
                if (input.attempt().orElseThrow().number() <= 10) {
                    untilCancelled(progress);
                }
            }
            default -> progress.percent(50);
        }
        try (OutputStream stream = output.open("text/plain")) {
            stream.write(("run " + run).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void copy(JobInput input, JobOutput output) throws IOException {
        try (InputStream in = input.open();
                OutputStream out = output.open("application/octet-stream")) {
            in.transferTo(out);
        }
    }

    private static void untilCancelled(Progress progress) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        for (int percent = 0; !never.await(50, TimeUnit.MILLISECONDS); percent = Math.min(99, percent + 1)) {
            progress.percent(percent);
        }
    }

    private static String text(JobInput input) throws IOException {
        try (var stream = input.open()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
