package io.github.bgjob.batch.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

import io.github.bgjob.batch.emulator.state.Resource;
import io.github.bgjob.batch.emulator.wire.Conditions;
import io.github.bgjob.batch.emulator.wire.Json;
import io.github.bgjob.batch.emulator.wire.Reply;
import io.github.bgjob.batch.emulator.wire.Request;
import io.github.bgjob.batch.emulator.wire.Selection;

/** Answers about one resource. */
final class Replies {

    private Replies() {}

    /** Refuses the request if its conditions do not hold for the resource. */
    static void checkConditions(Request request, Resource<?> resource) {
        Conditions.check(request, resource.version(), resource.modified());
    }

    /** The same for a file, which has no version but a time. */
    static void checkConditions(Request request, Instant modified) {
        Conditions.check(request, "", modified);
    }

    /** The resource itself. */
    static Reply shown(Request request, Resource<?> resource, String endpoint, String kind) {
        ObjectNode json = Json.object().put("odata.metadata", endpoint + "/$metadata#" + kind + "/@Element");
        json.setAll(Selection.of(request, resource.json()));
        return versioned(Reply.json(200, json), resource);
    }

    /** Nothing but a status and where the resource is now. */
    static Reply done(int status, Resource<?> resource) {
        Reply reply = versioned(Reply.empty(status), resource).with("DataServiceId", resource.url());
        return status == 201 ? reply.with("Location", resource.url()) : reply;
    }

    private static Reply versioned(Reply reply, Resource<?> resource) {
        return reply.with("ETag", '"' + resource.version() + '"')
                .with("Last-Modified", Json.headerTime(resource.modified()));
    }
}
