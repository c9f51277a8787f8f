package io.github.bgjob.batch.emulator.autoscale;

import java.time.Instant;
import java.util.Map;

/**
 * A pool as a formula sees it.
 *
 * @param now the time of the evaluation
 * @param targets what the formula may change
 * @param readings the metrics at this moment; those that are not measured are left out
 * @param history the samples of the past
 */
public record PoolView(Instant now, Targets targets, Map<Metric, Double> readings, SampleHistory history) {}
