package io.github.bgjob.deploy.azure;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The data side of a Batch account whose pools have one node each. */
final class BatchAccount implements Service {

    private static final List<String> POOLS = List.of("jobs", "dispatcher");
    private static final Pattern FILTER = Pattern.compile("(?:.*&)?\\$filter=id eq 'dispatcher'(?:&.*)?");

    private Optional<Map<String, Object>> job = Optional.empty();

    /** The job of the dispatcher, as it was described. */
    Optional<Map<String, Object>> job() {
        return job;
    }

    @Override
    public Answer answer(Request request) throws IOException {
        if (request.is("POST", "/jobs")) {
            if (job.isPresent()) {
                return error(409, "JobExists", "The specified job already exists.");
            }
            job = Optional.of(request.json());
            return Answer.of(201, "");
        }
        if (request.is("GET", "/jobs")) {
            return FILTER.matcher(request.query()).matches()
                    ? Answer.json(
                            200,
                            Map.of(
                                    "value",
                                    job.stream().map(BatchAccount::listed).toList()))
                    : error(400, "InvalidQueryParameterValue", request.query());
        }
        if (request.is("GET", "/jobs/dispatcher/tasks") && job.isPresent()) {
            return Answer.json(200, Map.of("value", List.of(Map.of("id", "dispatcher", "state", "running"))));
        }
        if (request.is("GET", "/pools")) {
            return Answer.json(
                    200, Map.of("value", POOLS.stream().map(BatchAccount::pool).toList()));
        }
        for (String pool : POOLS) {
            if (request.is("GET", "/pools/" + pool + "/nodes")) {
                return Answer.json(200, Map.of("value", List.of(Map.of("id", "tvm-" + pool, "state", "idle"))));
            }
            if (request.is("POST", "/pools/" + pool + "/nodes/tvm-" + pool + "/reboot")) {
                return Answer.of(202, "");
            }
        }
        return error(404, "ResourceNotFound", "The specified resource does not exist.");
    }

    private static Map<String, Object> pool(String id) {
        return Map.of("id", id, "state", "active", "allocationState", "steady", "enableAutoScale", true);
    }

    private static Map<String, Object> listed(Map<String, Object> described) {
        Map<String, Object> listed = new HashMap<>(described);
        listed.put("state", "active");
        return listed;
    }

    private static Answer error(int status, String code, String message) throws IOException {
        return Answer.json(status, Map.of("code", code, "message", Map.of("lang", "en-US", "value", message)));
    }
}
