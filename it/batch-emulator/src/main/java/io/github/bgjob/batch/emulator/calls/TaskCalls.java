package io.github.bgjob.batch.emulator.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.github.bgjob.batch.emulator.state.Account;
import io.github.bgjob.batch.emulator.state.Job;
import io.github.bgjob.batch.emulator.state.Task;
import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.Call;
import io.github.bgjob.batch.emulator.wire.ErrorCode;
import io.github.bgjob.batch.emulator.wire.Json;
import io.github.bgjob.batch.emulator.wire.Listing;
import io.github.bgjob.batch.emulator.wire.Reply;
import io.github.bgjob.batch.emulator.wire.Router;

/** What is asked about tasks. */
final class TaskCalls {

    private static final int PAGE = 1000;
    private static final int MOST_IN_COLLECTION = 100;
    private static final int MOST_BYTES_IN_COLLECTION = 1024 * 1024;

    private final Account account;

    TaskCalls(Account account) {
        this.account = account;
    }

    void register(Router router) {
        router.on("POST", "/jobs/{}/tasks", this::add)
                .on("POST", "/jobs/{}/addtaskcollection", this::addCollection)
                .on("GET", "/jobs/{}/tasks", this::list)
                .on("GET", "/jobs/{}/tasks/{}", this::get)
                .on("PUT", "/jobs/{}/tasks/{}", this::update)
                .on("DELETE", "/jobs/{}/tasks/{}", this::delete)
                .on("POST", "/jobs/{}/tasks/{}/terminate", this::terminate)
                .on("POST", "/jobs/{}/tasks/{}/reactivate", this::reactivate);
    }

    private Job job(Call call) {
        return account.job(call.variable(0));
    }

    private Task taskAsConditioned(Call call) {
        Task task = job(call).task(call.variable(1));
        Replies.checkConditions(call.request(), task);
        return task;
    }

    private Reply add(Call call) {
        return Replies.done(201, job(call).addTask(call.request().json()));
    }

    /** A task that cannot be added is a line in the answer; the request as a whole succeeds. */
    private Reply addCollection(Call call) {
        Job job = job(call);
        job.checkNotOver();
        if (call.request().body().length > MOST_BYTES_IN_COLLECTION) {
            throw new BatchException(ErrorCode.REQUEST_BODY_TOO_LARGE);
        }
        List<JsonNode> tasks = Json.elements(call.request().json(), "value");
        if (tasks.isEmpty() || tasks.size() > MOST_IN_COLLECTION) {
            throw new BatchException(
                    ErrorCode.INVALID_REQUEST_BODY,
                    "1 to %d tasks can be added at once, not %d".formatted(MOST_IN_COLLECTION, tasks.size()));
        }
        ObjectNode answer = Json.object().put("odata.metadata", account.endpoint() + "/$metadata#taskaddresult");
        ArrayNode results = answer.putArray("value");
        tasks.forEach(task -> results.add(added(job, task)));
        return Reply.json(200, answer);
    }

    private ObjectNode added(Job job, JsonNode definition) {
        ObjectNode result = Json.object();
        try {
            if (!(definition instanceof ObjectNode object)) {
                throw new BatchException(ErrorCode.INVALID_REQUEST_BODY, "a task is a JSON object");
            }
            Task task = job.addTask(object);
            return result.put("status", "success")
                    .put("taskId", task.id())
                    .put("eTag", task.version())
                    .put("lastModified", Json.time(task.modified()))
                    .put("location", task.url());
        } catch (BatchException e) {
            result.put("status", e.isClients() ? "clienterror" : "servererror")
                    .put("taskId", definition.path("id").asText());
            result.set("error", e.body(Optional.empty(), UUID.randomUUID().toString(), account.now()));
            return result;
        }
    }

    private Reply list(Call call) {
        return new Listing(account.endpoint(), "tasks", PAGE)
                .of(call.request(), job(call).tasks(), Task::id, Task::json);
    }

    private Reply get(Call call) {
        return Replies.shown(call.request(), taskAsConditioned(call), account.endpoint(), "tasks");
    }

    private Reply update(Call call) {
        Task task = taskAsConditioned(call);
        task.update(call.request().json());
        return Replies.done(200, task);
    }

    private Reply delete(Call call) {
        taskAsConditioned(call).delete();
        return Reply.empty(200);
    }

    private Reply terminate(Call call) {
        Task task = taskAsConditioned(call);
        task.terminate();
        return Replies.done(204, task);
    }

    private Reply reactivate(Call call) {
        Task task = taskAsConditioned(call);
        task.reactivate();
        return Replies.done(204, task);
    }
}
