package io.github.bgjob.batch.emulator.state;

import java.time.Duration;
import java.util.Optional;

/**
 * How long things take that take minutes in the service.
 *
 * @param nodeStart from the allocation of a node until it can run its start task
 * @param spotReturn from the preemption of a Spot node until it is allocated again, if there is capacity; from 48 hours on
 *     it never is
 * @param transition for which a job stays terminating
 * @param deletion for which a job or pool stays deleting, can still be seen, and keeps its id from others
 * @param autoscale between two evaluations of a formula, whatever its pool says; samples are then taken as often and seen
 *     at once. Empty for the service's times, which are minutes
 */
public record Delays(
        Duration nodeStart, Duration spotReturn, Duration transition, Duration deletion, Optional<Duration> autoscale) {

    /** As fast as it goes, but for what clients must cope with: Spot nodes stay away, and what is deleted stays, a while. */
    public static final Delays SHORT =
            new Delays(Duration.ZERO, Duration.ofSeconds(2), Duration.ZERO, Duration.ofSeconds(1), Optional.empty());

    public Delays withNodeStart(Duration time) {
        return new Delays(time, spotReturn, transition, deletion, autoscale);
    }

    public Delays withSpotReturn(Duration time) {
        return new Delays(nodeStart, time, transition, deletion, autoscale);
    }

    public Delays withTransition(Duration time) {
        return new Delays(nodeStart, spotReturn, time, deletion, autoscale);
    }

    public Delays withDeletion(Duration time) {
        return new Delays(nodeStart, spotReturn, transition, time, autoscale);
    }

    public Delays withAutoscaleEvery(Duration time) {
        return new Delays(nodeStart, spotReturn, transition, deletion, Optional.of(time));
    }
}
