package io.github.bgjob.batch.emulator.autoscale;

import java.util.Arrays;
import java.util.Optional;

/** The variables by which a formula says what it wants, in the order of the service's results. */
enum Target {
    DEDICATED("$TargetDedicatedNodes", "$TargetDedicated"),
    LOW_PRIORITY("$TargetLowPriorityNodes", "$TargetLowPriority"),
    DEALLOCATION("$NodeDeallocationOption", "$NodeDeallocationOption");

    private final String variable;
    private final String alias;

    Target(String variable, String alias) {
        this.variable = variable;
        this.alias = alias;
    }

    String variable() {
        return variable;
    }

    /** The older name; what is assigned to it counts only if nothing is assigned to the other. */
    String alias() {
        return alias;
    }

    static Optional<Target> named(String name) {
        return Arrays.stream(values())
                .filter(target -> target.variable.equals(name) || target.alias.equals(name))
                .findFirst();
    }
}
