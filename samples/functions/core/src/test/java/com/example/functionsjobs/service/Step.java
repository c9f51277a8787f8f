package com.example.functionsjobs.service;

import java.util.List;

import com.example.functionsjobs.processor.JobInput;
import com.example.functionsjobs.processor.JobOutput;
import com.example.functionsjobs.processor.JobProcessor;
import com.example.functionsjobs.processor.Operation;
import com.example.functionsjobs.processor.Progress;

/** A processor of one operation, written in the test that needs it. */
public record Step(String operation, Body body) implements JobProcessor {

    /** What the processor does. */
    public interface Body {
        void process(JobInput input, JobOutput output, Progress progress) throws Exception;
    }

    /** Writes its input out again, as text. */
    public static Step copy() {
        return new Step("copy", (input, output, progress) -> {
            try (var in = input.open();
                    var out = output.open("text/plain")) {
                in.transferTo(out);
            }
        });
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.named(operation).takingAnything());
    }

    @Override
    public void process(JobInput input, JobOutput output, Progress progress) throws Exception {
        body.process(input, output, progress);
    }
}
