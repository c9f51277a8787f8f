package io.github.bgjob.decide;

import io.github.bgjob.answers.Budget;

/**
 * What a deployment starts with; each is a parameter of the deployment.
 *
 * @param instanceMemoryMb memory of one Functions instance on the pay-per-use plan, in MB
 * @param maximumInstances most such instances at once
 * @param appServicePlan SKU of a new App Service plan
 * @param batchNode size of one Batch node
 * @param maximumNodes most Batch nodes at once
 */
public record Sizes(
        int instanceMemoryMb, int maximumInstances, String appServicePlan, String batchNode, int maximumNodes) {

    private static final Sizes LOW = new Sizes(2048, 10, "B1", "Standard_D2s_v5", 4);
    private static final Sizes MEDIUM = new Sizes(2048, 40, "P0v3", "Standard_D2s_v5", 10);
    private static final Sizes HIGH = new Sizes(4096, 100, "P1v3", "Standard_D4s_v5", 25);

    public static Sizes of(Budget budget) {
        return switch (budget) {
            case LOW -> LOW;
            case MEDIUM -> MEDIUM;
            case HIGH -> HIGH;
        };
    }
}
