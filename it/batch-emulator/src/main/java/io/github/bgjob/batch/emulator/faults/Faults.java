package io.github.bgjob.batch.emulator.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import io.github.bgjob.batch.emulator.wire.PathPattern;
import io.github.bgjob.batch.emulator.wire.Request;

/** Which requests go wrong, and how. The first rule that fits a request counts. */
public final class Faults {

    private final List<Rule> rules = new ArrayList<>();
    private int injected;

    private record Rule(Predicate<Request> which, BooleanSupplier now, Fault fault) {}

    /** Requests of a method to paths like {@code /jobs/{}/addtaskcollection}. */
    public static Predicate<Request> on(String method, String pattern) {
        PathPattern path = new PathPattern(pattern);
        return request -> request.method().equals(method)
                && path.match(request.segments()).isPresent();
    }

    /** Lets the next so many of these requests go wrong. */
    public synchronized void next(int times, Predicate<Request> which, Fault fault) {
        int[] left = {times};
        rules.add(new Rule(which, () -> left[0]-- > 0, fault));
    }

    /**
     * Lets some of these requests go wrong, at random but the same for the same seed and order of requests.
     *
     * @param share from 0 to 1
     */
    public synchronized void randomly(double share, long seed, Predicate<Request> which, Fault fault) {
        Random random = new Random(seed);
        rules.add(new Rule(which, () -> random.nextDouble() < share, fault));
    }

    /** Lets nothing go wrong any more. */
    public synchronized void clear() {
        rules.clear();
    }

    /** How many requests have gone wrong. */
    public synchronized int injected() {
        return injected;
    }

    /** What goes wrong with a request. */
    public synchronized Optional<Fault> strike(Request request) {
        for (Rule rule : rules) {
            if (rule.which().test(request) && rule.now().getAsBoolean()) {
                injected++;
                return Optional.of(rule.fault());
            }
        }
        return Optional.empty();
    }
}
