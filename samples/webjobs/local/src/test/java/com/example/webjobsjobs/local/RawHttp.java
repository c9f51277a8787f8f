package com.example.webjobsjobs.local;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends what no HTTP client lets one send: every address, and bodies with and without their length. */
final class RawHttp {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final URI server;

    RawHttp(URI server) {
        this.server = server;
    }

    /** How the length of a body is told. */
    enum Length {
        DECLARED,
        IN_CHUNKS
    }

    /** @param headers names in lower case */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(int status, Map<String, String> headers, byte[] body) {}

    /** @param headers whole lines */
    Answer send(String method, String target, List<String> headers, byte[] body, Length length) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head(method, target, headers));
        if (length == Length.IN_CHUNKS) {
            request.writeBytes(ascii("Transfer-Encoding: chunked\r\n\r\n%x\r\n".formatted(body.length)));
            request.writeBytes(body);
            request.writeBytes(ascii("\r\n0\r\n\r\n"));
        } else {
            request.writeBytes(ascii(body.length == 0 ? "\r\n" : "Content-Length: %d\r\n\r\n".formatted(body.length)));
            request.writeBytes(body);
        }
        return send(request.toByteArray());
    }

    private Answer send(byte[] request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            return read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    private byte[] head(String method, String target, List<String> headers) {
        StringBuilder head = new StringBuilder(
                "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n".formatted(method, target, server.getAuthority()));
        headers.forEach(header -> head.append(header).append("\r\n"));
        return ascii(head.toString());
    }

    private static Answer read(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] parts = line.split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        return new Answer(status, headers, body(in, headers));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (!headers.containsKey("transfer-encoding")) {
            String length = headers.get("content-length");
            return length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.writeBytes(in.readNBytes(size));
            line(in);
        }
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("The server has closed the connection in the middle of its answer.");
            }
            line.write(read);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
