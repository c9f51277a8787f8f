package com.example.mixjobs.azurite;

import java.util.concurrent.CountDownLatch;

/** A process that has Azurite running until it is killed. */
final class StartsAzurite {

    private StartsAzurite() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Azurite azurite = Azurite.start()) {
            System.out.println(azurite.connectionString().isEmpty() ? "failed" : "started");
            new CountDownLatch(1).await();
        }
    }
}
