package io.github.bgjob.batch.emulator.state;

import java.time.Duration;
import java.util.Optional;

/**
 * How long things take that take minutes in the service.
 *
 * @param nodeStart from the allocation of a node until it can run its start task
 * @param spotReturn from the preemption of a Spot node until it is allocated again, if there is capacity
 * @param transition for which a job stays terminating or deleting, and a pool deleting
 * @param autoscale between two evaluations of a formula, whatever its pool says; samples are then taken as often and seen
 *     at once. Empty for the service's times, which are minutes
 */
public record Delays(Duration nodeStart, Duration spotReturn, Duration transition, Optional<Duration> autoscale) {

    /** As fast as it goes, but for Spot nodes: they stay away long enough to be missed. */
    public static final Delays SHORT =
            new Delays(Duration.ZERO, Duration.ofSeconds(2), Duration.ZERO, Optional.empty());

    public Delays withNodeStart(Duration time) {
        return new Delays(time, spotReturn, transition, autoscale);
    }

    public Delays withSpotReturn(Duration time) {
        return new Delays(nodeStart, time, transition, autoscale);
    }

    public Delays withTransition(Duration time) {
        return new Delays(nodeStart, spotReturn, time, autoscale);
    }

    public Delays withAutoscaleEvery(Duration time) {
        return new Delays(nodeStart, spotReturn, transition, Optional.of(time));
    }
}
