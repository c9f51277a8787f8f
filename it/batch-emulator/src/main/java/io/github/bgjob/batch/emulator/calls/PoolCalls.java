package io.github.bgjob.batch.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

import io.github.bgjob.batch.emulator.state.Account;
import io.github.bgjob.batch.emulator.state.Node;
import io.github.bgjob.batch.emulator.state.Pool;
import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.Call;
import io.github.bgjob.batch.emulator.wire.ErrorCode;
import io.github.bgjob.batch.emulator.wire.Json;
import io.github.bgjob.batch.emulator.wire.Listing;
import io.github.bgjob.batch.emulator.wire.Reply;
import io.github.bgjob.batch.emulator.wire.Router;
import io.github.bgjob.batch.emulator.wire.Selection;

/** What is asked about pools and nodes. */
final class PoolCalls {

    private static final int PAGE = 1000;
    private static final int COUNTS_PAGE = 10;

    private final Account account;

    PoolCalls(Account account) {
        this.account = account;
    }

    void register(Router router) {
        router.on("POST", "/pools", this::add)
                .on("GET", "/pools", this::list)
                .on("GET", "/pools/{}", this::get)
                .on("HEAD", "/pools/{}", this::exists)
                .on("PATCH", "/pools/{}", this::patch)
                .on("DELETE", "/pools/{}", this::delete)
                .on("POST", "/pools/{}/updateproperties", this::update)
                .on("POST", "/pools/{}/resize", this::resize)
                .on("POST", "/pools/{}/removenodes", this::removeNodes)
                .on("POST", "/pools/{}/enableautoscale", this::enableAutoscale)
                .on("POST", "/pools/{}/disableautoscale", this::disableAutoscale)
                .on("POST", "/pools/{}/evaluateautoscale", this::evaluateAutoscale)
                .on("GET", "/pools/{}/nodes", this::listNodes)
                .on("GET", "/pools/{}/nodes/{}", this::getNode)
                .on("POST", "/pools/{}/nodes/{}/reboot", this::reboot)
                .on("GET", "/nodecounts", this::counts);
    }

    private Pool pool(Call call) {
        return account.pool(call.variable(0));
    }

    private Pool poolAsConditioned(Call call) {
        Pool pool = pool(call);
        Replies.checkConditions(call.request(), pool);
        return pool;
    }

    private Reply add(Call call) {
        return Replies.done(201, account.addPool(call.request().json()));
    }

    private Reply list(Call call) {
        return new Listing(account.endpoint(), "pools", PAGE).of(call.request(), account.pools(), Pool::id, Pool::json);
    }

    private Reply get(Call call) {
        return Replies.shown(call.request(), poolAsConditioned(call), account.endpoint(), "pools");
    }

    private Reply exists(Call call) {
        return Replies.done(200, poolAsConditioned(call));
    }

    private Reply patch(Call call) {
        Pool pool = poolAsConditioned(call);
        pool.patch(call.request().json());
        return Replies.done(200, pool);
    }

    private Reply update(Call call) {
        Pool pool = poolAsConditioned(call);
        pool.update(call.request().json());
        return Replies.done(204, pool);
    }

    private Reply delete(Call call) {
        poolAsConditioned(call).delete();
        return Reply.empty(202);
    }

    private Reply resize(Call call) {
        Pool pool = poolAsConditioned(call);
        pool.resize(call.request().json());
        return Replies.done(202, pool);
    }

    private Reply removeNodes(Call call) {
        Pool pool = poolAsConditioned(call);
        pool.removeNodes(call.request().json());
        return Replies.done(202, pool);
    }

    private Reply enableAutoscale(Call call) {
        Pool pool = poolAsConditioned(call);
        pool.enableAutoscale(call.request().json());
        return Replies.done(200, pool);
    }

    private Reply disableAutoscale(Call call) {
        Pool pool = poolAsConditioned(call);
        pool.disableAutoscale();
        return Replies.done(200, pool);
    }

    private Reply evaluateAutoscale(Call call) {
        return json("autoscalerun", pool(call).evaluateAutoscale(call.request().json()));
    }

    private Reply json(String kind, ObjectNode content) {
        ObjectNode json = Json.object().put("odata.metadata", account.endpoint() + "/$metadata#" + kind + "/@Element");
        json.setAll(content);
        return Reply.json(200, json);
    }

    private Reply listNodes(Call call) {
        return new Listing(account.endpoint(), "nodes", PAGE)
                .of(call.request(), pool(call).nodes(), Node::id, Node::json);
    }

    private Reply getNode(Call call) {
        Node node = pool(call).node(call.variable(1));
        return json("nodes", Selection.of(call.request(), node.json()));
    }

    private Reply reboot(Call call) {
        Node node = pool(call).node(call.variable(1));
        node.reboot(
                call.request().body().length == 0
                        ? Optional.empty()
                        : Json.text(call.request().json(), "nodeRebootOption"));
        return Reply.empty(202).with("DataServiceId", node.url());
    }

    private Reply counts(Call call) {
        if (call.request().parameter("$select").isPresent()) {
            throw new BatchException(ErrorCode.INVALID_QUERY_PARAMETER_VALUE, "$select is not for counts");
        }
        return new Listing(account.endpoint(), "poolnodecounts", COUNTS_PAGE)
                .of(call.request(), account.pools(), Pool::id, Pool::counts);
    }
}
