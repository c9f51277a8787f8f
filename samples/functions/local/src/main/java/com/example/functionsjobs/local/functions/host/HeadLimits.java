package com.example.functionsjobs.local.functions.host;

import com.microsoft.azure.functions.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;

/**
 * How long what comes before a body may be. Source: {@code KestrelServerLimits} and {@code Http1Connection} in <a
 * href="https://github.com/dotnet/aspnetcore">aspnetcore</a>, with whose defaults the host runs.
 */
final class HeadLimits {

    /** For the first line with its line break. */
    static final int LINE_BYTES = 8 * 1024;

    /** For all headers with their line breaks, and the empty line after them. */
    static final int HEADER_BYTES = 32 * 1024;

    private static final int HEADERS = 100;
    private static final int LINE_BREAK = 2;

    private HeadLimits() {}

    /** What to answer to a request that is over a limit. */
    static Optional<HttpStatus> exceeded(Request request) {
        if (lineBytes(request) > LINE_BYTES) {
            return Optional.of(HttpStatus.URI_TOO_LONG);
        }
        return request.getHeaders().size() > HEADERS || headerBytes(request) > HEADER_BYTES
                ? Optional.of(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
                : Optional.empty();
    }

    private static int lineBytes(Request request) {
        String version = request.getConnectionMetaData().getHttpVersion().asString();
        return bytes(request.getMethod() + " " + request.getHttpURI().getPathQuery() + " " + version) + LINE_BREAK;
    }

    private static int headerBytes(Request request) {
        return request.getHeaders().stream().mapToInt(HeadLimits::bytes).sum() + LINE_BREAK;
    }

    private static int bytes(HttpField header) {
        return bytes(header.getName() + ": ")
                + bytes(Optional.ofNullable(header.getValue()).orElse(""))
                + LINE_BREAK;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
