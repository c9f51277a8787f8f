package io.github.bgjob.batch.emulator.state;

/**
 * What an account may have at most.
 *
 * @param pools pools, empty ones too
 * @param activeJobs jobs that are not completed
 * @param dedicatedNodes in all pools together
 * @param spotNodes in all pools together
 */
public record Quotas(int pools, int activeJobs, int dedicatedNodes, int spotNodes) {

    /** Those of a new account in the service, with its cores counted as nodes. */
    public static final Quotas DEFAULT = new Quotas(100, 300, 100, 100);

    public Quotas withPools(int most) {
        return new Quotas(most, activeJobs, dedicatedNodes, spotNodes);
    }

    public Quotas withActiveJobs(int most) {
        return new Quotas(pools, most, dedicatedNodes, spotNodes);
    }

    public Quotas withDedicatedNodes(int most) {
        return new Quotas(pools, activeJobs, most, spotNodes);
    }

    public Quotas withSpotNodes(int most) {
        return new Quotas(pools, activeJobs, dedicatedNodes, most);
    }
}
