package io.github.bgjob.batch.emulator.calls;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.bgjob.batch.emulator.auth.RequestAuthentication;
import io.github.bgjob.batch.emulator.state.Account;
import io.github.bgjob.batch.emulator.wire.ApiVersion;
import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.ErrorCode;
import io.github.bgjob.batch.emulator.wire.Reply;
import io.github.bgjob.batch.emulator.wire.Request;
import io.github.bgjob.batch.emulator.wire.Router;

/** The Batch API over an account: who asks, what is asked, what every answer carries. */
public final class BatchApi {

    private static final Logger LOG = LoggerFactory.getLogger(BatchApi.class);

    private final Account account;
    private final RequestAuthentication authentication;
    private final Router router = new Router();

    public BatchApi(Account account, RequestAuthentication authentication) {
        this.account = account;
        this.authentication = authentication;
        new PoolCalls(account).register(router);
        new JobCalls(account).register(router);
        new TaskCalls(account).register(router);
        new FileCalls(account).register(router);
        new SupportedImages(account).register(router);
    }

    /** Does what is asked, and answers. */
    public Reply answer(Request request) {
        return answer(request, () -> {
            check(request);
            return router.answer(request);
        });
    }

    /** Answers with an error, and does nothing. */
    public Reply refuse(Request request, BatchException error) {
        return answer(request, () -> {
            throw error;
        });
    }

    private Reply answer(Request request, Supplier<Reply> action) {
        String id = UUID.randomUUID().toString();
        Reply reply = account.locked(() -> {
            try {
                return action.get();
            } catch (BatchException e) {
                return error(e, id);
            } catch (RuntimeException e) {
                LOG.error("{} {}", request.method(), request.path(), e);
                return error(new BatchException(ErrorCode.INTERNAL_ERROR, e.toString()), id);
            }
        });
        if (request.method().equals("HEAD")) {
            reply = new Reply(reply.status(), reply.headers(), new byte[0]);
        }
        reply = reply.with("request-id", id).with("DataServiceVersion", "3.0");
        boolean echo = request.header("return-client-request-id")
                .map(Boolean::parseBoolean)
                .orElse(false);
        Optional<String> clientsId = request.header("client-request-id").filter(sent -> echo);
        return clientsId.isPresent() ? reply.with("client-request-id", clientsId.get()) : reply;
    }

    private void check(Request request) {
        authentication.refusal(request).ifPresent(why -> {
            throw new BatchException(ErrorCode.AUTHENTICATION_FAILED, why);
        });
        ApiVersion.of(request);
    }

    private Reply error(BatchException e, String requestId) {
        String metadata =
                account.endpoint() + "/$metadata#Microsoft.Azure.Batch.Protocol.Entities.Container.errors/@Element";
        return Reply.json(e.status(), e.body(Optional.of(metadata), requestId, account.now()));
    }
}
