package io.github.bgjob.deploy.bicep;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Calls by JSON-RPC 2.0 over a pair of streams, each message after a header with its length; one call at a time. */
final class JsonRpc {

    private static final String LENGTH = "content-length:";

    private final InputStream answers;
    private final OutputStream calls;
    private int id;

    JsonRpc(InputStream answers, OutputStream calls) {
        this.answers = new BufferedInputStream(answers);
        this.calls = calls;
    }

    /** @throws IOException also when the other side answers with an error */
    Map<String, Object> call(String method, Map<String, Object> parameters) throws IOException {
        id++;
        byte[] call = JSON.std.asBytes(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", parameters));
        calls.write(("Content-Length: " + call.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        calls.write(call);
        calls.flush();
        Map<String, Object> answer = JSON.std.mapFrom(answers.readNBytes(length(method)));
        if (!Integer.valueOf(id).equals(answer.get("id"))) {
            throw new IOException("not the answer to " + method + ": " + answer);
        }
        if (answer.containsKey("error")) {
            throw new IOException(method + " " + parameters + ": "
                    + Json.map(answer.get("error")).get("message"));
        }
        return Json.map(answer.get("result"));
    }

    private int length(String method) throws IOException {
        int length = -1;
        for (String line = line(method); !line.isEmpty(); line = line(method)) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        if (length < 0) {
            throw new IOException("the answer to " + method + " has no length");
        }
        return length;
    }

    private String line(String method) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = answers.read(); letter != '\n'; letter = answers.read()) {
            if (letter < 0) {
                throw new IOException("there is no answer to " + method + ": the program has ended");
            }
            line.append((char) letter);
        }
        return line.toString().strip();
    }
}
