package io.github.bgjob.deploy.azure;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An app and the service that takes its package. The first two uploads are forbidden and the third is in conflict with
 * another; it takes three questions until the package is deployed, and two until the app answers.
 */
final class AppService {

    private final String publishQuery;
    private final Deque<Answer> refusals = new ArrayDeque<>(List.of(
            Answer.error(403, "Forbidden", "The identity may not write to the container yet."),
            Answer.error(403, "Forbidden", "The identity may not write to the container yet."),
            Answer.error(409, "Conflict", "Another deployment is in progress.")));
    private Optional<byte[]> uploaded = Optional.empty();
    private int questionsWhileBuilding;
    private boolean wasAsked;

    /** @param publishQuery what must be asked of an upload to the plan that the app is on */
    AppService(String publishQuery) {
        this.publishQuery = publishQuery;
    }

    /** The package. */
    Optional<byte[]> uploaded() {
        return uploaded;
    }

    Answer app(Request request) {
        if (!request.is("GET", "/api/health")) {
            return Answer.of(404, "");
        }
        boolean up = wasAsked && uploaded.isPresent();
        wasAsked = true;
        return up ? Answer.of(200, "{\"status\":\"ok\"}") : Answer.of(503, "{}");
    }

    Answer upload(Request request) throws IOException {
        if (request.is("GET", "/api/deployments/latest")) {
            boolean done = uploaded.isPresent() && questionsWhileBuilding == 0;
            questionsWhileBuilding = Math.max(0, questionsWhileBuilding - 1);
            return Answer.json(200, Map.of("id", "1", "status", done ? 4 : 1, "status_text", ""));
        }
        if (!request.is("POST", "/api/publish")) {
            return Answer.error(404, "NotFound", request.path());
        }
        if (!request.query().equals(publishQuery)) {
            return Answer.error(400, "BadRequest", "This plan wants ?" + publishQuery);
        }
        byte[] body = request.body();
        if (body.length < 2 || body[0] != 'P' || body[1] != 'K') {
            return Answer.error(400, "BadRequest", "The body is not a zip.");
        }
        if (!refusals.isEmpty()) {
            return refusals.remove();
        }
        uploaded = Optional.of(body);
        questionsWhileBuilding = 2;
        return Answer.of(202, "\"1\"");
    }
}
