package com.acmetpl.jobs.worker;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.parallel.ResourceLock;

import com.acmetpl.jobs.batch.Batch;
import com.acmetpl.jobs.batch.BatchSettings;
import com.acmetpl.jobs.batch.account.Added;
import com.acmetpl.jobs.batch.account.BatchAccess;
import com.acmetpl.jobs.batch.account.NewJob;
import com.acmetpl.jobs.batch.account.NewTask;
import com.acmetpl.jobs.batch.account.NoAccount;
import com.acmetpl.jobs.processor.JobAbandoned;
import com.acmetpl.jobs.processor.PermanentFailure;
import com.acmetpl.jobs.service.Delivery;
import com.acmetpl.jobs.service.Lease;
import com.acmetpl.jobs.service.Outcome;
import com.acmetpl.jobs.service.Services;
import com.acmetpl.jobs.service.Step;
import com.acmetpl.jobs.service.Submission;
import com.acmetpl.jobs.service.TestJobs;
import com.acmetpl.jobs.service.Tries;
import com.acmetpl.jobs.store.Storage;

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
