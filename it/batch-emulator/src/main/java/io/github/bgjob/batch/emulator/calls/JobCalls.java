package io.github.bgjob.batch.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

import io.github.bgjob.batch.emulator.state.Account;
import io.github.bgjob.batch.emulator.state.Job;
import io.github.bgjob.batch.emulator.wire.Call;
import io.github.bgjob.batch.emulator.wire.Json;
import io.github.bgjob.batch.emulator.wire.Listing;
import io.github.bgjob.batch.emulator.wire.Reply;
import io.github.bgjob.batch.emulator.wire.Router;

/** What is asked about jobs. */
final class JobCalls {

    private static final int PAGE = 1000;

    private final Account account;

    JobCalls(Account account) {
        this.account = account;
    }

    void register(Router router) {
        router.on("POST", "/jobs", this::add)
                .on("GET", "/jobs", this::list)
                .on("GET", "/jobs/{}", this::get)
                .on("PATCH", "/jobs/{}", this::patch)
                .on("PUT", "/jobs/{}", this::update)
                .on("DELETE", "/jobs/{}", this::delete)
                .on("POST", "/jobs/{}/terminate", this::terminate)
                .on("POST", "/jobs/{}/disable", this::disable)
                .on("POST", "/jobs/{}/enable", this::enable)
                .on("GET", "/jobs/{}/taskcounts", this::counts);
    }

    private Job jobAsConditioned(Call call) {
        Job job = account.job(call.variable(0));
        Replies.checkConditions(call.request(), job);
        return job;
    }

    private Reply add(Call call) {
        return Replies.done(201, account.addJob(call.request().json()));
    }

    private Reply list(Call call) {
        return new Listing(account.endpoint(), "jobs", PAGE).of(call.request(), account.jobs(), Job::id, Job::json);
    }

    private Reply get(Call call) {
        return Replies.shown(call.request(), jobAsConditioned(call), account.endpoint(), "jobs");
    }

    private Reply patch(Call call) {
        Job job = jobAsConditioned(call);
        job.patch(call.request().json());
        return Replies.done(200, job);
    }

    private Reply update(Call call) {
        Job job = jobAsConditioned(call);
        job.update(call.request().json());
        return Replies.done(200, job);
    }

    private Reply delete(Call call) {
        jobAsConditioned(call).delete();
        return Reply.empty(202);
    }

    private Reply terminate(Call call) {
        Job job = jobAsConditioned(call);
        Optional<String> reason = call.request().body().length == 0
                ? Optional.empty()
                : Json.text(call.request().json(), "terminateReason");
        job.terminate(reason);
        return Replies.done(202, job);
    }

    private Reply disable(Call call) {
        Job job = jobAsConditioned(call);
        job.disable(Optional.of(Json.required(call.request().json(), "disableTasks")));
        return Replies.done(202, job);
    }

    private Reply enable(Call call) {
        Job job = jobAsConditioned(call);
        job.enable();
        return Replies.done(202, job);
    }

    private Reply counts(Call call) {
        ObjectNode json = Json.object().put("odata.metadata", account.endpoint() + "/$metadata#taskcounts/@Element");
        json.setAll(account.job(call.variable(0)).counts());
        return Reply.json(200, json);
    }
}
