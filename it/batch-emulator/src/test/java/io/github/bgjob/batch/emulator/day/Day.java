package io.github.bgjob.batch.emulator.day;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What happens on the day, by the time since midnight: a burst in the night, a trickle by day, another burst in the
 * evening, and twice Spot nodes are preempted and no others are to be had for a while.
 *
 * @param arrivals in the order of their times
 * @param eviction of all Spot nodes at once
 */
record Day(List<Arrival> arrivals, List<Shortage> shortages, Optional<Eviction> eviction) {

    /** A task: when it is added and how long it runs on a node. */
    record Arrival(Duration at, Duration length) {}

    /** From one time to the other there is no Spot capacity; at the first, some of the nodes are preempted. */
    record Shortage(Duration from, Duration to, double share) {}

    /** At a time all Spot nodes are preempted, and for so long none of them comes back; others may be had. */
    record Eviction(Duration at, Duration away) {}

    static final Duration LENGTH = Duration.ofHours(24);

    /** Always the same day. */
    static Day ofTheWeek() {
        Random random = new Random(24);
        List<Arrival> arrivals = new ArrayList<>();
        burst(arrivals, random, Duration.ofHours(2), 300, 4, 12);
        trickle(arrivals, random, Duration.ofHours(8), Duration.ofHours(16));
        burst(arrivals, random, Duration.ofHours(18), 120, 15, 25);
        arrivals.sort(Comparator.comparing(Arrival::at));
        return new Day(
                List.copyOf(arrivals),
                List.of(
                        new Shortage(Duration.ofMinutes(2 * 60 + 50), Duration.ofMinutes(4 * 60 + 10), 0.5),
                        new Shortage(Duration.ofMinutes(12 * 60), Duration.ofMinutes(13 * 60 + 20), 1)),
                Optional.empty());
    }

    /** A day with the same work on which nothing happens to the nodes. */
    Day undisturbed() {
        return new Day(arrivals, List.of(), Optional.empty());
    }

    /** Enough work from 2:00 on for hours; a minute after 3:00 all Spot nodes are preempted. */
    static Day ofEviction(Duration away) {
        return ofEviction(away, 400);
    }

    static Day ofEviction(Duration away, int tasks) {
        List<Arrival> arrivals = new ArrayList<>();
        burst(arrivals, new Random(24), Duration.ofHours(2), tasks, 10, 30);
        arrivals.sort(Comparator.comparing(Arrival::at));
        return new Day(
                List.copyOf(arrivals), List.of(), Optional.of(new Eviction(Duration.ofMinutes(3 * 60 + 1), away)));
    }

    private static void burst(
            List<Arrival> arrivals, Random random, Duration from, int tasks, int leastMinutes, int mostMinutes) {
        for (int i = 0; i < tasks; i++) {
            arrivals.add(new Arrival(
                    from.plusSeconds(random.nextInt(600)),
                    Duration.ofMinutes(random.nextInt(leastMinutes, mostMinutes + 1))));
        }
    }

    private static void trickle(List<Arrival> arrivals, Random random, Duration from, Duration to) {
        for (Duration at = from; at.compareTo(to) < 0; at = at.plusMinutes(random.nextInt(3, 22))) {
            arrivals.add(new Arrival(at, Duration.ofMinutes(random.nextInt(2, 11))));
        }
    }
}
