package io.github.bgjob.batch.emulator.state;

import java.time.Duration;

/**
 * How long things take that take minutes in the service.
 *
 * @param nodeStart from the allocation of a node until it can run its start task
 * @param spotReturn from the preemption of a Spot node until it is allocated again, if there is capacity
 * @param transition for which a job stays terminating or deleting, and a pool deleting
 */
public record Delays(Duration nodeStart, Duration spotReturn, Duration transition) {

    /** As fast as it goes, but for Spot nodes: they stay away long enough to be missed. */
    public static final Delays SHORT = new Delays(Duration.ZERO, Duration.ofSeconds(2), Duration.ZERO);

    public Delays withNodeStart(Duration time) {
        return new Delays(time, spotReturn, transition);
    }

    public Delays withSpotReturn(Duration time) {
        return new Delays(nodeStart, time, transition);
    }

    public Delays withTransition(Duration time) {
        return new Delays(nodeStart, spotReturn, time);
    }
}
