package io.github.bgjob.batch.emulator.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;

import io.github.bgjob.batch.emulator.state.Account;
import io.github.bgjob.batch.emulator.state.Job;
import io.github.bgjob.batch.emulator.state.Pool;
import io.github.bgjob.batch.emulator.state.Resource;
import io.github.bgjob.batch.emulator.state.Task;
import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.Call;
import io.github.bgjob.batch.emulator.wire.Json;
import io.github.bgjob.batch.emulator.wire.Reply;
import io.github.bgjob.batch.emulator.wire.Request;
import io.github.bgjob.batch.emulator.wire.Router;

/** Pools, nodes, jobs and tasks as they are now, and a way to preempt a node. */
public final class StatusPage {

    private static final String FILE = "page.html";
    private static final int MOST_TASKS = 200;

    private final Account account;
    private final String path;
    private final Router router = new Router();
    private final byte[] html;

    /**
     * For an account.
     *
     * @param secret without which nobody finds the page
     */
    public StatusPage(Account account, String secret) {
        this.account = account;
        path = "/page/" + secret + "/";
        html = read();
        router.on("GET", path, this::page)
                .on("GET", path + "state", this::state)
                .on("POST", path + "pools/{}/nodes/{}/preempt", this::preempt);
    }

    private static byte[] read() {
        try (InputStream page = StatusPage.class.getResourceAsStream(FILE)) {
            return page.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String path() {
        return path;
    }

    /** Whether it is the page that is asked for, and not the Batch API. */
    public boolean isFor(Request request) {
        return request.path().startsWith(path);
    }

    public Reply answer(Request request) {
        return account.locked(() -> {
            try {
                return router.answer(request);
            } catch (BatchException e) {
                return Reply.json(e.status(), Json.object().put("error", e.getMessage()));
            } catch (IllegalArgumentException e) {
                return Reply.json(409, Json.object().put("error", e.getMessage()));
            }
        });
    }

    private Reply page(Call call) {
        return new Reply(200, Map.of("Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store"), html);
    }

    private Reply preempt(Call call) {
        account.preempt(call.variable(0), call.variable(1));
        return Reply.json(200, Json.object().put("preempted", call.variable(1)));
    }

    private Reply state(Call call) {
        ObjectNode state = Json.object().put("endpoint", account.endpoint()).put("time", Json.time(account.now()));
        state.putArray("pools");
        state.putArray("jobs");
        account.pools().forEach(pool -> state.withArray("/pools").add(shown(pool)));
        account.jobs().forEach(job -> state.withArray("/jobs").add(shown(job)));
        return Reply.json(200, state).with("Cache-Control", "no-store");
    }

    private static ObjectNode shown(Pool pool) {
        ObjectNode json = pool.json()
                .retain(
                        "id",
                        "state",
                        "allocationState",
                        "targetDedicatedNodes",
                        "targetLowPriorityNodes",
                        "currentDedicatedNodes",
                        "currentLowPriorityNodes",
                        "taskSlotsPerNode",
                        "enableAutoScale",
                        "autoScaleRun",
                        "resizeErrors");
        json.putArray("nodes");
        pool.nodes().forEach(node -> json.withArray("/nodes")
                .add(node.json().retain("id", "state", "isDedicated", "runningTasksCount", "totalTasksRun")));
        return json;
    }

    /** With the tasks that changed last. */
    private static ObjectNode shown(Job job) {
        ObjectNode json = job.json().retain("id", "state", "poolInfo", "executionInfo");
        json.setAll(job.counts());
        json.putArray("tasks");
        job.tasks().stream()
                .sorted(Comparator.<Task, java.time.Instant>comparing(Resource::modified)
                        .reversed())
                .limit(MOST_TASKS)
                .forEach(task -> json.withArray("/tasks")
                        .add(task.json()
                                .retain(
                                        "id",
                                        "state",
                                        "stateTransitionTime",
                                        "commandLine",
                                        "executionInfo",
                                        "nodeInfo")));
        return json;
    }
}
