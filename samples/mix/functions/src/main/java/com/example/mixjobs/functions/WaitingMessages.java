package com.example.mixjobs.functions;

import java.time.Duration;

import com.example.mixjobs.store.InvalidSettings;
import com.example.mixjobs.store.JobQueue;
import com.example.mixjobs.store.Storage;
import com.example.mixjobs.store.StorageAccess;

/**
 * Messages that wait until the settings are right. The built-in trigger counts every delivery, whatever was the matter,
 * and would give up their jobs; so they are sent anew, to be received later. That takes no setting but storage's.
 */
final class WaitingMessages {

    static final Duration PAUSE = Duration.ofMinutes(1);

    private static JobQueue queue;

    private WaitingMessages() {}

    /** @throws InvalidSettings when it is the settings of storage that are wrong */
    static void job(byte[] body) {
        queue().sendLater(body, PAUSE);
    }

    /** @throws InvalidSettings when it is the settings of storage that are wrong */
    static void poisoned(byte[] body) {
        queue().poisonLater(body, PAUSE);
    }

    private static synchronized JobQueue queue() {
        if (queue == null) {
            queue = new Storage(StorageAccess.from(System.getenv())).queue();
        }
        return queue;
    }
}
