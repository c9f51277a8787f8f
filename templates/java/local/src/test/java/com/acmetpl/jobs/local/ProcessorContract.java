package com.acmetpl.jobs.local;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** What a caller sees of the work that the project's processor does; found through {@code META-INF/services}. */
public interface ProcessorContract {

    /** Tests against an app that runs. */
    Stream<DynamicTest> tests(JobsClient jobs);
}
