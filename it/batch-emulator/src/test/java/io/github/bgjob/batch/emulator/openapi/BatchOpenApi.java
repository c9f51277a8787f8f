package io.github.bgjob.batch.emulator.openapi;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.bgjob.batch.emulator.wire.Exchange;
import io.github.bgjob.batch.emulator.wire.Reply;
import io.github.bgjob.batch.emulator.wire.Request;

/**
 * Microsoft's description of the Batch API. It is not part of this project: it is looked for in the directory that the
 * system property {@code bgjob.data} or the environment variable {@code BGJOB_DATA} names, else in {@code shared/data}
 * beside the checkout.
 */
final class BatchOpenApi {

    private static final String FILE = "BatchService-2024-07-01.20.0.json";
    private static final List<String> RFC_1123_HEADERS = List.of("Last-Modified", "ocp-creation-time");
    private static final Optional<BatchOpenApi> FOUND = find();

    private final OpenApiInteractionValidator validator;
    private final JsonNode paths;

    private BatchOpenApi(Path file) {
        validator =
                OpenApiInteractionValidator.createFor(file.toUri().toString()).build();
        try {
            paths = new ObjectMapper().readTree(file.toFile()).path("paths");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The description, where it is at hand. */
    static Optional<BatchOpenApi> found() {
        return FOUND;
    }

    /** Where it is looked for. */
    static Path place() {
        String named = System.getProperty("bgjob.data", System.getenv("BGJOB_DATA"));
        return (named != null
                        ? Path.of(named)
                        : Path.of(System.getProperty("bgjob.root", "../..")).resolve("../shared/data"))
                .resolve(FILE)
                .toAbsolutePath()
                .normalize();
    }

    private static Optional<BatchOpenApi> find() {
        return Optional.of(place()).filter(Files::exists).map(BatchOpenApi::new);
    }

    /** In what an exchange differs from the description, other than where it may. */
    List<String> differences(Exchange exchange) {
        Request request = exchange.request();
        Reply reply = exchange.reply();
        List<String> differences = new ArrayList<>();
        if (reply.status() < 400) {
            messages(validator.validateRequest(request(request))).forEach(differences::add);
            undeclared(request, reply.status()).ifPresent(differences::add);
        }
        messages(validator.validateResponse(request.path(), Method.valueOf(request.method()), response(reply)))
                .forEach(differences::add);
        RFC_1123_HEADERS.stream()
                .filter(reply.headers()::containsKey)
                .filter(name -> !isRfc1123(reply.headers().get(name)))
                .map(name ->
                        name + " is no date of RFC 1123: " + reply.headers().get(name))
                .forEach(differences::add);
        return differences.stream()
                .filter(difference -> !Exemption.covers(difference))
                .map(difference ->
                        "%s %s → %d: %s".formatted(request.method(), request.path(), reply.status(), difference))
                .toList();
    }

    private static Stream<String> messages(ValidationReport report) {
        return report.getMessages().stream().map(ValidationReport.Message::getMessage);
    }

    /** Its body as the emulator reads it, because the service takes numbers in quotation marks. */
    private static SimpleRequest request(Request request) {
        SimpleRequest.Builder builder = new SimpleRequest.Builder(Method.valueOf(request.method()), request.path());
        request.headers().forEach(builder::withHeader);
        request.parameters().forEach(builder::withQueryParam);
        return (request.body().length == 0
                        ? builder
                        : builder.withBody(request.json().toString()))
                .build();
    }

    private static SimpleResponse response(Reply reply) {
        SimpleResponse.Builder builder = SimpleResponse.Builder.status(reply.status());
        reply.headers().forEach(builder::withHeader);
        return (reply.body().length == 0 ? builder : builder.withBody(reply.body())).build();
    }

    /** The description's default answer is the error; a success has to be declared by its number. */
    private Optional<String> undeclared(Request request, int status) {
        boolean declared = StreamSupport.stream(((Iterable<String>) paths::fieldNames).spliterator(), false)
                .filter(template -> fits(template, request.path()))
                .map(template -> paths.path(template)
                        .path(request.method().toLowerCase(java.util.Locale.ROOT))
                        .path("responses"))
                .anyMatch(responses -> responses.has(Integer.toString(status)));
        return declared ? Optional.empty() : Optional.of("the status is not declared");
    }

    private static boolean fits(String template, String path) {
        String[] expected = template.split("/", -1);
        String[] given = path.split("/", -1);
        if (expected.length != given.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (!expected[i].startsWith("{") && !expected[i].equals(given[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRfc1123(String date) {
        try {
            ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
