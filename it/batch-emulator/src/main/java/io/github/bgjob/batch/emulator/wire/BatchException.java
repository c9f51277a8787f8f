package io.github.bgjob.batch.emulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** A request that is answered with an error. */
public final class BatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String word;
    private final String sentence;
    private final String detail;

    public BatchException(ErrorCode code) {
        this(code, "");
    }

    /**
     * An error of the service.
     *
     * @param detail what exactly is wrong, for people
     */
    public BatchException(ErrorCode code, String detail) {
        this(code.status(), code.word(), code.message(), detail);
    }

    /** An error under a name of its own. */
    public BatchException(int status, String word, String sentence, String detail) {
        super(word + ": " + sentence + (detail.isEmpty() ? "" : " (" + detail + ")"), null, false, false);
        this.status = status;
        this.word = word;
        this.sentence = sentence;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    public String word() {
        return word;
    }

    /** Whether the fault is the client's. */
    public boolean isClients() {
        return status < 500;
    }

    /** The error as the service writes it: the request's id and the time are part of the message. */
    public ObjectNode body(Optional<String> metadata, String requestId, Instant now) {
        ObjectNode body = Json.object();
        metadata.ifPresent(value -> body.put("odata.metadata", value));
        body.put("code", word);
        body.putObject("message")
                .put("lang", "en-US")
                .put("value", "%s\nRequestId:%s\nTime:%s".formatted(sentence, requestId, Json.time(now)));
        if (!detail.isEmpty()) {
            body.putArray("values").addObject().put("key", "Reason").put("value", detail);
        }
        return body;
    }
}
