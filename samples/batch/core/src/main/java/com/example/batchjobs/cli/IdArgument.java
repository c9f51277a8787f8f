package com.example.batchjobs.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import com.example.batchjobs.model.JobId;

/** Reads a job's id from an argument. */
final class IdArgument implements ITypeConverter<JobId> {

    @Override
    public JobId convert(String text) {
        return JobId.parse(text)
                .orElseThrow(() -> new TypeConversionException(
                        "\"%s\" is not a job's id; ./jobs list shows the ids there are.".formatted(text)));
    }
}
