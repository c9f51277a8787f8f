package com.example.functionsjobs.local.functions.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Sends requests exactly as they are written, also those that no client library would. */
record RawHttp(int port) {

    private static final int LIMIT_MILLIS = 20_000;

    /** @param headers names ignore case */
    record Answer(int status, Map<String, String> headers, String body) {

        static Answer parse(String text) {
            String[] parts = text.split("\r\n\r\n", 2);
            String[] lines = parts[0].split("\r\n", -1);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            Arrays.stream(lines).skip(1).map(line -> line.split(": ?", 2)).forEach(it -> headers.put(it[0], it[1]));
            return new Answer(Integer.parseInt(lines[0].split(" ", 3)[1]), headers, parts[1]);
        }

        /** Status and body. */
        String brief() {
            return body.isEmpty() ? "" + status : status + " " + body;
        }
    }

    Answer get(String target, String... headers) throws IOException {
        return send("GET", target, new byte[0], headers);
    }

    /** Sends it with Content-Length. */
    Answer send(String method, String target, byte[] body, String... headers) throws IOException {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Content-Length: " + body.length;
        return exchange(method, target, body, all);
    }

    /** Sends it in one chunk. */
    Answer sendChunked(String target, byte[] body, String... headers) throws IOException {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Transfer-Encoding: chunked";
        String latin = new String(body, StandardCharsets.ISO_8859_1);
        String chunks = Integer.toHexString(body.length) + "\r\n" + latin + "\r\n0\r\n\r\n";
        return exchange("POST", target, chunks.getBytes(StandardCharsets.ISO_8859_1), all);
    }

    /** Sends just this, in ISO 8859-1, and then says that nothing more comes. */
    Answer raw(String everything) throws IOException {
        try (Socket socket = open(everything)) {
            socket.shutdownOutput();
            return Answer.parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Sends just this, in ISO 8859-1, and leaves the connection to the caller. */
    Socket open(String beginning) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private Answer exchange(String method, String target, byte[] body, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(LIMIT_MILLIS);
            String head = method + " " + target + " HTTP/1.1\r\nHost: jobs.example\r\nConnection: close\r\n"
                    + String.join("\r\n", headers) + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            return Answer.parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
