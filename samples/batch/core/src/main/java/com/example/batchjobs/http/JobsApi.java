package com.example.batchjobs.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.example.batchjobs.service.JobRefused;
import com.example.batchjobs.service.JobService;
import com.example.batchjobs.store.InvalidSettings;
import com.example.batchjobs.store.Storage;

/** The HTTP API and the page. */
public final class JobsApi {

    private static final List<String> JOBS = List.of("api", "jobs");
    private static final int FORM_BYTES = 64 * 1024;
    private static final String UNEXPECTED = "Something unexpected went wrong; the log says what.";
    private static final String RETRY_SECONDS = "5";
    private static final Logger LOG = LoggerFactory.getLogger(JobsApi.class);

    private final JobCalls calls;
    private final Health health;
    private final long maxInputBytes;

    /** @param maxInputBytes larger content is refused */
    public JobsApi(JobService jobs, Health health, long maxInputBytes) {
        this(new JobCalls(jobs), health, maxInputBytes);
    }

    private JobsApi(JobCalls calls, Health health, long maxInputBytes) {
        this.calls = calls;
        this.health = health;
        this.maxInputBytes = maxInputBytes;
    }

    /** The same on a platform whose workers are processes apart from this one: health tells which builds they run. */
    public JobsApi withWorkers() {
        return new JobsApi(calls, health.withWorkers(), maxInputBytes);
    }

    /** How many bytes of a body are worth reading: the largest content, and a form around it. */
    public long maxBodyBytes() {
        return maxInputBytes + FORM_BYTES;
    }

    /** The answer to a request whose body is longer than {@link #maxBodyBytes}. */
    public ApiResponse bodyTooLarge() {
        return problem(413, "The body is too large: content may have %d bytes at most.".formatted(maxInputBytes));
    }

    /** The answer to a request that has waited too long until there was memory for its body. */
    public ApiResponse tooManyUploads() {
        return problem(503, "There are too many uploads at once. Try again in a moment.")
                .with("Retry-After", RETRY_SECONDS);
    }

    /** The answer to a submission whose body the platform has only as text. */
    public ApiResponse notBytes(ApiRequest request) {
        return ApiResponse.problem(BodyRules.otherType(request));
    }

    /** Whether that call takes a body. That of any other is not worth reading. */
    public static boolean takesBody(String method, String path) {
        return method.equals("POST")
                && segments(path).map(JobsApi::lowerCase).filter(JOBS::equals).isPresent();
    }

    /** The answer when the platform has come to that status without asking, at a request that it could not read. */
    public static ApiResponse refusedByPlatform(int status) {
        return problem(
                status,
                switch (status) {
                    case 408 -> "The request did not arrive in time. Send it again, and without pauses.";
                    case 414 -> "The address is too long.";
                    case 417 -> "What the header Expect asks for is not supported: leave it out.";
                    case 426, 505 -> "This version of HTTP is not supported: use HTTP/1.1.";
                    case 431 -> "The headers are too large.";
                    default ->
                        status < 500
                                ? "The request is malformed; look at its address, its headers and the length of its body."
                                : "The server could not answer the request.";
                });
    }

    /** The answer to every request as long as a setting is missing or wrong. */
    public static ApiResponse wrongSettings(InvalidSettings settings) {
        return problem(503, "A setting of the app is missing or wrong. " + settings.getMessage());
    }

    /** Answers a request; every failure is an answer too. */
    public ApiResponse handle(ApiRequest request) {
        try {
            Map<String, Supplier<ApiResponse>> methods = methods(request);
            if (methods.isEmpty()) {
                return problem(404, "There is nothing at %s.".formatted(request.path()));
            }
            Supplier<ApiResponse> call = methods.get(request.method());
            if (call == null) {
                String allowed = String.join(", ", methods.keySet());
                return problem(405, "%s only answers %s.".formatted(request.path(), allowed))
                        .with("Allow", allowed);
            }
            return call.get();
        } catch (JobRefused e) {
            return ApiResponse.problem(Problem.of(e));
        } catch (RuntimeException e) {
            return failure(request, e);
        }
    }

    /** What can be done at a path, by method; nothing when there is no such path. Names in it ignore case, as routes do. */
    private Map<String, Supplier<ApiResponse>> methods(ApiRequest request) {
        List<String> segments = segments(request.path()).orElse(null);
        if (segments == null) {
            return Map.of();
        }
        List<String> path = lowerCase(segments);
        if (path.isEmpty()) {
            return Map.of("GET", () -> Page.load().answer());
        }
        if (path.equals(List.of("api", "health"))) {
            return Map.of("GET", health::answer);
        }
        if (path.equals(List.of("api", "operations"))) {
            return Map.of("GET", calls::operations);
        }
        if (path.equals(List.of("api", "openapi.json"))) {
            return Map.of("GET", calls::description);
        }
        if (path.equals(JOBS)) {
            return sorted("GET", () -> calls.list(request), "POST", () -> calls.submit(request));
        }
        if (path.size() < 3 || !path.subList(0, 2).equals(JOBS)) {
            return Map.of();
        }
        String id = segments.get(2);
        return switch (String.join("/", path.subList(3, path.size()))) {
            case "" -> sorted("DELETE", () -> calls.cancel(id), "GET", () -> calls.status(id));
            case "result" -> Map.of("GET", () -> calls.result(id));
            case "retry" -> Map.of("POST", () -> calls.retry(id));
            default -> Map.of();
        };
    }

    /** As routes have them: one slash at the end makes no difference; with an empty segment there is nothing. */
    private static Optional<List<String>> segments(String path) {
        String inner = path.replaceFirst("^/", "").replaceFirst("/$", "");
        List<String> segments = inner.isEmpty() ? List.of() : List.of(inner.split("/", -1));
        return segments.contains("") ? Optional.empty() : Optional.of(segments);
    }

    private static List<String> lowerCase(List<String> segments) {
        return segments.stream().map(it -> it.toLowerCase(Locale.ROOT)).toList();
    }

    private static Map<String, Supplier<ApiResponse>> sorted(
            String method, Supplier<ApiResponse> call, String other, Supplier<ApiResponse> otherCall) {
        return new TreeMap<>(Map.of(method, call, other, otherCall));
    }

    private static ApiResponse failure(ApiRequest request, RuntimeException e) {
        if (Storage.failed(e)) {
            LOG.warn("{} {}: storage failed", request.method(), request.path(), e);
            return problem(503, "Storage does not answer. Try again in a moment.")
                    .with("Retry-After", RETRY_SECONDS);
        }
        LOG.error("{} {} failed", request.method(), request.path(), e);
        return problem(500, UNEXPECTED);
    }

    private static ApiResponse problem(int status, String detail) {
        return ApiResponse.problem(Problem.of(status, detail));
    }
}
