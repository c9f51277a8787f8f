package io.github.bgjob.deploy.azure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** An app and the service that takes its packages. */
final class AppService {

    private static final String DEPLOYMENTS = "/api/deployments/";
    private static final String OLD = "00000000000000ff";

    private final String publishQuery;
    private final AppDay day;
    private final BooleanSupplier restart;
    private final Deque<String> uploads;
    private final Deque<String> states;
    private final Deque<String> health;
    private final Deque<String> restarted;
    private Optional<byte[]> uploaded = Optional.empty();
    private int deployments;
    private int stale;

    /**
     * An app to which nothing was uploaded.
     *
     * @param publishQuery what must be asked of an upload to the plan that the app is on
     * @param restart whether the app was restarted
     */
    AppService(String publishQuery, AppDay day, BooleanSupplier restart) {
        this.publishQuery = publishQuery;
        this.day = day;
        this.restart = restart;
        this.uploads = new ArrayDeque<>(day.uploads());
        this.states = new ArrayDeque<>(day.states());
        this.health = new ArrayDeque<>(day.health());
        this.restarted = new ArrayDeque<>(day.restarted());
    }

    /** The package. */
    Optional<byte[]> uploaded() {
        return uploaded;
    }

    Answer app(Request request) throws IOException {
        // The token is for the upload, and an app has no business to see it.
        if (!request.is("GET", "/api/health") || request.authorization().isPresent()) {
            return Answer.of(404, "");
        }
        boolean changed = restart.getAsBoolean() && !restarted.isEmpty();
        return answer(next(changed ? restarted : health));
    }

    Answer upload(Request request) throws IOException {
        if (request.method().equals("GET") && request.path().startsWith(DEPLOYMENTS)) {
            return deployment(request.path().substring(DEPLOYMENTS.length()));
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
        String next = next(uploads);
        if (next.startsWith("20")) {
            uploaded = Optional.of(body);
            deployments++;
            stale = day.stale();
        }
        return answer(next);
    }

    /** Of the name "latest" is whichever came last. */
    private Answer deployment(String name) throws IOException {
        if (name.equals("latest")) {
            if (deployments == 0 || stale > 0) {
                stale = Math.max(0, stale - 1);
                int last = Math.max(0, deployments - 1);
                return last == 0 && day.before().isEmpty()
                        ? Answer.error(404, "NotFound", "There is no deployment.")
                        : state(last, day.before());
            }
        } else if (deployments == 0 || !name.equals(id(deployments))) {
            return Answer.error(404, "NotFound", "There is no deployment " + name);
        }
        return state(deployments, next(states));
    }

    private Answer state(int deployment, String next) throws IOException {
        return next.startsWith("is ") ? result(deployment, next) : answer(next);
    }

    /** As Kudu writes it, in what of it anybody reads. */
    private static Answer result(int deployment, String state) throws IOException {
        String[] words = state.split(" ", 3);
        return Answer.json(
                200,
                Map.of(
                        "id",
                        id(deployment),
                        "status",
                        Integer.parseInt(words[1]),
                        "status_text",
                        words.length == 3 ? words[2] : "",
                        "deployer",
                        "Push-Deployer",
                        "received_time",
                        Instant.parse("2026-03-01T12:00:00.4030000Z")
                                .plusSeconds(deployment)
                                .toString(),
                        "complete",
                        words[1].matches("[3-6]|-1"),
                        "build_summary",
                        Map.of("errors", List.of(), "warnings", List.of())));
    }

    private static String id(int deployment) {
        return new UUID(0x0403_0403_0403_4030L, deployment).toString();
    }

    private Answer answer(String text) throws IOException {
        String body = text.length() > 4 ? text.substring(4) : "";
        return Answer.of(
                Integer.parseInt(text.substring(0, 3)),
                body.replace("{id}", id(deployments))
                        .replace("{build}", build())
                        .replace("{old}", OLD));
    }

    /** The build that has made the package, as the package says. */
    private String build() throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(uploaded.orElse(new byte[0])))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals("build-id")) {
                    return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
                }
            }
        }
        return "";
    }

    private static String next(Deque<String> answers) {
        return answers.size() > 1 ? answers.remove() : answers.element();
    }
}
