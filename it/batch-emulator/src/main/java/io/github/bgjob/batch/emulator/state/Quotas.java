package io.github.bgjob.batch.emulator.state;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an account may have at most. Each may be 0: so are those of some new accounts (Microsoft Learn, <i>Batch service
 * quotas and limits</i>).
 *
 * @param pools pools, empty ones too
 * @param activeJobs jobs that are not completed
 * @param dedicatedCores cores of dedicated nodes in all pools together
 * @param spotCores cores of Spot nodes in all pools together, whatever their size; those of preempted nodes count, since
 *     nothing says that they do not
 * @param familyCores cores of dedicated nodes by the family of their machines, like {@code standardDSv5Family}, written in
 *     any case; a family that is not named has no quota of its own
 */
public record Quotas(int pools, int activeJobs, int dedicatedCores, int spotCores, Map<String, Integer> familyCores) {

    /** The most that a new account in the service gets. */
    public static final Quotas DEFAULT = new Quotas(100, 300, 900, 100, Map.of());

    /** @throws IllegalArgumentException when one is below 0 */
    public Quotas {
        Map<String, Integer> families = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        families.putAll(familyCores);
        familyCores = Collections.unmodifiableMap(families);
        if (pools < 0
                || activeJobs < 0
                || dedicatedCores < 0
                || spotCores < 0
                || familyCores.values().stream().anyMatch(cores -> cores < 0)) {
            throw new IllegalArgumentException("A quota is 0 or more");
        }
    }

    public Quotas withPools(int most) {
        return new Quotas(most, activeJobs, dedicatedCores, spotCores, familyCores);
    }

    public Quotas withActiveJobs(int most) {
        return new Quotas(pools, most, dedicatedCores, spotCores, familyCores);
    }

    public Quotas withDedicatedCores(int most) {
        return new Quotas(pools, activeJobs, most, spotCores, familyCores);
    }

    public Quotas withSpotCores(int most) {
        return new Quotas(pools, activeJobs, dedicatedCores, most, familyCores);
    }

    public Quotas withFamilyCores(String family, int most) {
        Map<String, Integer> families = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        families.putAll(familyCores);
        families.put(family, most);
        return new Quotas(pools, activeJobs, dedicatedCores, spotCores, families);
    }
}
