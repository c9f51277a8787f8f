package com.example.batchjobs.worker;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.parallel.ResourceLock;

import com.example.batchjobs.batch.Batch;
import com.example.batchjobs.batch.BatchSettings;
import com.example.batchjobs.batch.account.Added;
import com.example.batchjobs.batch.account.BatchAccess;
import com.example.batchjobs.batch.account.NewJob;
import com.example.batchjobs.batch.account.NewTask;
import com.example.batchjobs.batch.account.NoAccount;
import com.example.batchjobs.processor.JobAbandoned;
import com.example.batchjobs.processor.PermanentFailure;
import com.example.batchjobs.service.Delivery;
import com.example.batchjobs.service.Lease;
import com.example.batchjobs.service.Outcome;
import com.example.batchjobs.service.Services;
import com.example.batchjobs.service.Step;
import com.example.batchjobs.service.Submission;
import com.example.batchjobs.service.TestJobs;
import com.example.batchjobs.service.Tries;
import com.example.batchjobs.store.Storage;

/** The loop that dispatches: its work is to add a task, and what it commits is that the task is there. */
@ResourceLock("queue of DispatchHandlerTest")
class DispatchHandlerTest extends QueueSemantics {

    @Override
    Duration outage() {
        return Duration.ofSeconds(5);
    }

    @Override
    Subject subject(Storage storage, Subject.Work work) {
        return new Dispatching(storage, work);
    }

    private static final class Dispatching implements Subject {

        private static final ThreadLocal<Lease> HELD = new ThreadLocal<>();

        private final Map<String, String> names = new ConcurrentHashMap<>();
        private final Map<String, Integer> calls = new ConcurrentHashMap<>();
        private final Set<String> added = ConcurrentHashMap.newKeySet();
        private final Services services;
        private final MessageHandler handler;
        private final Work work;

        Dispatching(Storage storage, Work work) {
            this.work = work;
            this.services = TestJobs.on(storage, new Step("work", (input, output, progress) -> {}));
            BatchSettings settings = new BatchSettings(
                    new BatchAccess.SharedKey(URI.create("http://127.0.0.1"), "", ""),
                    "pool",
                    "{job}",
                    Duration.ofMinutes(1),
                    Map.of());
            this.handler = Batch.on(
                            storage, services, new Account(), settings, WorkerSettings.defaults(), Clock.systemUTC())
                    .handler();
        }

        @Override
        public MessageHandler handler() {
            return new MessageHandler() {
                @Override
                public Outcome handle(Delivery delivery, Lease lease) {
                    HELD.set(lease);
                    return handler.handle(delivery, lease);
                }

                @Override
                public Tries triesBefore(Delivery delivery) {
                    return handler.triesBefore(delivery);
                }
            };
        }

        @Override
        public void submit(String name) {
            Submission submission = new Submission("work", Map.of(), name.getBytes(StandardCharsets.UTF_8), null);
            names.put(services.service().submit(submission).id().toString(), name);
        }

        @Override
        public Set<String> committed() {
            return added;
        }

        private void confirm() throws JobAbandoned {
            if (HELD.get().isLost()) {
                throw new JobAbandoned("lost");
            }
        }

        private final class Account extends NoAccount {

            @Override
            public boolean openJob(NewJob job) {
                return true;
            }

            @Override
            public List<Added> addTasks(String job, List<NewTask> tasks) {
                String name = awaitName(tasks.get(0).id());
                try {
                    work.perform(name, calls.merge(name, 1, Integer::sum), Dispatching.this::confirm);
                    confirm();
                    added.add(name);
                    return List.of(new Added.There());
                } catch (PermanentFailure e) {
                    return List.of(new Added.Refused(e.getMessage()));
                } catch (Exception e) {
                    throw new IllegalStateException(e.toString());
                }
            }

            /** The loop may be faster than the submitter's return. */
            private String awaitName(String id) {
                until(() -> names.containsKey(id));
                return names.get(id);
            }
        }
    }
}
