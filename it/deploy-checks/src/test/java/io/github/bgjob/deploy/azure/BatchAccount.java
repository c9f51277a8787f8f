package io.github.bgjob.deploy.azure;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data side of a Batch account whose pools have one node each. */
final class BatchAccount implements Service {

    private static final List<String> POOLS = List.of("jobs", "dispatcher");

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
        if (request.is("GET", "/jobs/dispatcher")) {
            return job.isPresent()
                    ? Answer.json(200, job.get())
                    : error(404, "JobNotFound", "The specified job does not exist.");
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

    private static Answer error(int status, String code, String message) throws IOException {
        return Answer.json(status, Map.of("code", code, "message", Map.of("lang", "en-US", "value", message)));
    }
}
