package io.github.bgjob.decide;

/** A platform with the plan and the nodes it is to have. */
public record Target(Platform platform, Plan plan, Nodes nodes) {

    public Target {
        boolean batch = platform == Platform.BATCH || platform == Platform.MIX;
        if (batch == (nodes == Nodes.NONE) || (platform == Platform.BATCH) != (plan == Plan.NONE)) {
            throw new IllegalArgumentException("not a target: " + platform + " " + plan + " " + nodes);
        }
    }

    static Target functions(Plan plan) {
        return new Target(Platform.FUNCTIONS, plan, Nodes.NONE);
    }

    static Target webJobs(Plan plan) {
        return new Target(Platform.WEBJOBS, plan, Nodes.NONE);
    }

    static Target batch(Nodes nodes) {
        return new Target(Platform.BATCH, Plan.NONE, nodes);
    }

    static Target mix(Plan front, Nodes nodes) {
        return new Target(Platform.MIX, front, nodes);
    }
}
