package io.github.bgjob.batch.emulator.state;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What keeps pools from having more nodes: the quotas of the account and, where Spot nodes are concerned, the region. */
final class Limits {

    private final Account account;
    private Quotas quotas;
    private int spotCapacity = Integer.MAX_VALUE;

    Limits(Account account, Quotas quotas) {
        this.account = account;
        this.quotas = quotas;
    }

    Quotas quotas() {
        return quotas;
    }

    void quotas(Quotas others) {
        quotas = others;
    }

    /** How many Spot nodes the region gives. */
    void spotCapacity(int nodes) {
        spotCapacity = nodes;
    }

    /** Whether the region has a machine for one more Spot node. */
    boolean regionHasSpotMachine() {
        return nodes(node -> !node.isDedicated() && node.state() != NodeState.PREEMPTED)
                        .count()
                < spotCapacity;
    }

    /** Why a pool gets no other node; empty when it gets one. */
    Optional<ResizeError> refusal(Pool pool, boolean dedicated) {
        MachineSize size = pool.machineSize();
        if (!dedicated) {
            if (cores(node -> !node.isDedicated()) + size.cores() > quotas.spotCores()) {
                return Optional.of(ResizeError.SPOT_CORES);
            }
            return regionHasSpotMachine() ? Optional.empty() : Optional.of(ResizeError.REGION);
        }
        if (cores(Node::isDedicated) + size.cores() > quotas.dedicatedCores()) {
            return Optional.of(ResizeError.CORES);
        }
        Integer ofFamily = quotas.familyCores().get(size.family());
        boolean familyIsFull = ofFamily != null && coresOfFamily(size.family()) + size.cores() > ofFamily;
        return familyIsFull ? Optional.of(ResizeError.FAMILY_CORES) : Optional.empty();
    }

    private int coresOfFamily(String family) {
        return cores(
                node -> node.isDedicated() && node.pool().machineSize().family().equals(family));
    }

    private int cores(Predicate<Node> which) {
        return nodes(which).mapToInt(node -> node.pool().machineSize().cores()).sum();
    }

    private Stream<Node> nodes(Predicate<Node> which) {
        return account.pools().stream().flatMap(pool -> pool.nodes().stream()).filter(which);
    }
}
