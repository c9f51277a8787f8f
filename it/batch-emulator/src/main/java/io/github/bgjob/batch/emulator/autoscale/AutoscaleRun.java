package io.github.bgjob.batch.emulator.autoscale;

import java.time.Instant;
import java.util.Optional;

/**
 * What came out of evaluating a formula.
 *
 * @param timestamp when
 * @param targets what the pool should have from now on; after an error, what it had before
 * @param results the variables with their values, separated by semicolons: those of the service first, then the others
 *     by their names; after an error only the former
 * @param error why it failed
 */
public record AutoscaleRun(Instant timestamp, Targets targets, String results, Optional<FormulaError> error) {}
