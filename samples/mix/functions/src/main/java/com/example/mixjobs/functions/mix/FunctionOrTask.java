package com.example.mixjobs.functions.mix;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.example.mixjobs.Jobs;
import com.example.mixjobs.Placement;
import com.example.mixjobs.duration.ExpectedDuration;
import com.example.mixjobs.store.VersionedJob;
import com.example.mixjobs.worker.MessageHandler;
import com.example.mixjobs.worker.Workers;

/** Runs a job in the function if it is expected to fit there, and else as a task. */
public final class FunctionOrTask implements Placement {

    @Override
    public MessageHandler handler(Jobs jobs, Map<String, String> settings) {
        SharedBatch.check(settings);
        return new Choice(
                message -> jobs.storage().jobs().find(message.id()).map(VersionedJob::job),
                new Fit(
                        ExpectedDuration.onClassPath(settings, jobs.runner().operations()),
                        FunctionTimeout.from(settings)),
                new Workers.Running(jobs.runner()),
                new PatientDispatch(
                        (delivery, lease) -> SharedBatch.get().handler().handle(delivery, lease),
                        (body, pause) -> jobs.queue().sendLater(body.getBytes(StandardCharsets.UTF_8), pause)));
    }
}
