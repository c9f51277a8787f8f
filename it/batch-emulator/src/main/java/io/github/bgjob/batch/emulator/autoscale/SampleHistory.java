package io.github.bgjob.batch.emulator.autoscale;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured in a pool, one sample every 30 seconds. A formula cannot see the samples of the last minute or so, as
 * in the service, where they are still on their way. Not safe for use by several threads at once.
 */
public final class SampleHistory {

    /** Time between two samples. */
    public static final Duration PERIOD = Duration.ofSeconds(30);

    /** Time until a sample can be seen: "approximately one minute" in the documentation. */
    public static final Duration DELAY = Duration.ofMinutes(1);

    private static final Duration KEPT = Duration.ofDays(8);

    private final Duration delay;
    private final TreeMap<Instant, Map<Metric, Double>> samples = new TreeMap<>();

    public SampleHistory() {
        this(DELAY);
    }

    /** With another delay than the service's. */
    public SampleHistory(Duration delay) {
        this.delay = delay;
    }

    /** Adds what was measured at a time; metrics that were not measured are left out. */
    public void add(Instant at, Map<Metric, Double> measured) {
        samples.put(at, Map.copyOf(measured));
        samples.headMap(at.minus(KEPT)).clear();
    }

    /** The newest samples that can be seen, oldest first, at most so many. */
    List<Double> newest(Metric metric, int count, Instant now) {
        List<Double> visible = within(metric, new Span(Instant.MIN, now), now);
        return visible.subList(Math.max(0, visible.size() - count), visible.size());
    }

    /** The samples of a span that can be seen, oldest first. */
    List<Double> within(Metric metric, Span span, Instant now) {
        Instant newest = now.minus(delay);
        Instant last = span.upTo().isBefore(newest) ? span.upTo() : newest;
        if (!span.after().isBefore(last)) {
            return List.of();
        }
        return samples.subMap(span.after(), false, last, true).values().stream()
                .filter(sample -> sample.containsKey(metric))
                .map(sample -> sample.get(metric))
                .toList();
    }

    /** How many percent of the samples that a span of that length gives can be seen, 0 to 100. */
    double percent(Metric metric, Span span, Instant now) {
        double expected = Math.max(1, span.length().toMillis() / (double) PERIOD.toMillis());
        return Math.min(100, 100 * within(metric, span, now).size() / expected);
    }

    int count(Metric metric, Instant now) {
        return within(metric, new Span(Instant.MIN, now), now).size();
    }

    /** The time of the oldest sample, or now when there is none yet. */
    Instant begin(Metric metric, Instant now) {
        return samples.entrySet().stream()
                .filter(sample -> sample.getValue().containsKey(metric))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(now);
    }
}
