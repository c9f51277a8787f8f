package com.example.mixjobs.batch.account;

/**
 * A pool to be made by a program. In Azure pools come from the templates of the infrastructure, because only those can
 * give them an identity; this one is for accounts that are emulated.
 *
 * @param tasksPerNode how many tasks a node runs at once
 */
public record NewPool(String id, Scale scale, int tasksPerNode) {

    /** How many nodes there are. */
    public sealed interface Scale {

        /** Always as many. */
        record Fixed(int dedicated, int spot) implements Scale {}

        /** By a formula that Azure Batch evaluates every five minutes. */
        record Formula(String text) implements Scale {}
    }

    /** A pool of as many nodes, each of which runs one task at a time. */
    public static NewPool ofNodes(String id, int dedicated, int spot) {
        return new NewPool(id, new Scale.Fixed(dedicated, spot), 1);
    }
}
