package io.github.bgjob.deploy.azure;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The container that nodes of Batch fetch the processor from. The first two requests are forbidden. */
final class BlobStorage implements Service {

    private static final String PROCESSOR = "/" + CompiledTemplate.PACKAGE_CONTAINER + "/processor.jar";

    private final List<byte[]> blocks = new ArrayList<>();
    private int refusals = 2;
    private Optional<byte[]> processor = Optional.empty();

    Optional<byte[]> processor() {
        return processor;
    }

    @Override
    public Answer answer(Request request) {
        if (refusals > 0) {
            refusals--;
            return Answer.of(
                            403,
                            "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>AuthorizationPermissionMismatch</Code>"
                                    + "<Message>This request is not authorized to perform this operation.</Message></Error>")
                    .with("x-ms-error-code", "AuthorizationPermissionMismatch");
        }
        if (!request.is("PUT", PROCESSOR)) {
            return Answer.of(404, "").with("x-ms-error-code", "BlobNotFound");
        }
        if (request.query().contains("comp=block&")) {
            blocks.add(request.body());
        } else {
            processor = Optional.of(request.query().contains("comp=blocklist") ? joined() : request.body());
            blocks.clear();
        }
        return Answer.of(201, "")
                .with("ETag", "\"0x1\"")
                .with("Last-Modified", "Sun, 01 Nov 2026 00:00:00 GMT")
                .with("x-ms-request-server-encrypted", "true");
    }

    /** Blocks come one after the other, because the Azure CLI of Debian sends small files in one, and others in order. */
    private byte[] joined() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        blocks.forEach(whole::writeBytes);
        return whole.toByteArray();
    }
}
