package com.acmetpl.jobs.batch.account;

/**
 * A pool to be made.
 *
 * @param size of its machines, such as {@code Standard_D2s_v3}
 * @param image a marketplace image as {@code publisher/offer/sku}
 * @param agent the node agent that belongs to the image
 * @param formula by which Azure Batch decides every five minutes how many nodes there are
 * @param tasksPerNode how many tasks a node runs at once
 */
public record NewPool(String id, String size, String image, String agent, String formula, int tasksPerNode) {}
