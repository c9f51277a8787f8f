package com.example.mixjobs.processor;

import java.io.IOException;
import java.io.OutputStream;

/** Where a job's result goes. */
public interface JobOutput {

    /**
     * Opens the result for writing. Nothing of it is visible to others before the processor has returned.
     *
     * @param mediaType the result's media type, for example {@code image/png}
     * @throws IllegalStateException when the result was opened before
     */
    OutputStream open(String mediaType) throws IOException;
}
