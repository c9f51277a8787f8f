package com.example.mixjobs.batch.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.identity.CredentialUnavailableException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import io.github.bgjob.batch.emulator.BatchEmulator;
import io.github.bgjob.batch.emulator.faults.Fault;
import io.github.bgjob.batch.emulator.faults.Faults;
import io.github.bgjob.batch.emulator.wire.Request;

import com.example.mixjobs.model.BatchTask;

/** How the account is called, and what comes of calls that fail. */
@Timeout(60)
class BatchServiceTest {

    private static final BatchTask NO_TASK = new BatchTask("no-job", "no-task");
    private static final Queue<Request> REQUESTS = new ConcurrentLinkedQueue<>();

    private static BatchEmulator emulator;
    private static BatchGateway gateway;

    @BeforeAll
    static void start() {
        emulator = BatchEmulator.builder()
                .listener(exchange -> REQUESTS.add(exchange.request()))
                .start();
        gateway = BatchAccess.from(Map.of(
                        BatchAccess.ENDPOINT, emulator.endpoint(),
                        BatchAccess.NAME, emulator.accountName(),
                        BatchAccess.KEY, emulator.key()))
                .open();
    }

    @BeforeEach
    void nothingGoesWrong() {
        emulator.faults().clear();
        REQUESTS.clear();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @Test
    void eachRequestNamesTheVersionAndAnIdOfItsOwn() {
        gateway.activeJobs("x");
        gateway.terminateJob("x");

        assertThat(REQUESTS).hasSize(2).allSatisfy(request -> assertThat(request.parameter("api-version"))
                .contains("2025-06-01"));
        assertThat(REQUESTS)
                .extracting(request -> request.header("client-request-id").orElseThrow())
                .doesNotHaveDuplicates();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("503 ServerBusy", Fault.serverBusy(), true),
                Arguments.of("500 InternalError", Fault.refused(500, "InternalError"), true),
                Arguments.of("429 TooManyRequests", Fault.refused(429, "TooManyRequests"), true),
                Arguments.of("408 Timeout", Fault.refused(408, "Timeout"), true),
                Arguments.of("cut before the work", Fault.cutBeforeWork(), true),
                Arguments.of("cut after the work", Fault.cutAfterWork(), true),
                Arguments.of("403 AuthorizationFailure", Fault.refused(403, "AuthorizationFailure"), false),
                Arguments.of("401 AuthenticationFailed", Fault.refused(401, "AuthenticationFailed"), false));
    }

    @ParameterizedTest(name = "{0}: tried again {2}")
    @MethodSource("failures")
    void whatMayPassTheNextTimeIsTriedAgain(String name, Fault fault, boolean passes) {
        emulator.faults().next(1, Faults.on("GET", "/jobs/{}/tasks/{}"), fault);

        if (passes) {
            assertThat(gateway.task(NO_TASK)).isEmpty();
        } else {
            assertThatThrownBy(() -> gateway.task(NO_TASK))
                    .isInstanceOf(BatchUnavailable.class)
                    .hasMessageContaining("does not let this program in (" + name.substring(4));
        }
    }

    @Test
    void whatDoesNotPassInFourTriesIsGivenUp() {
        emulator.faults().next(5, request -> true, Fault.serverBusy());

        assertThatThrownBy(() -> gateway.task(NO_TASK))
                .isInstanceOf(BatchUnavailable.class)
                .hasMessageContaining("ServerBusy");
        assertThat(REQUESTS).hasSize(4);
    }

    @Test
    void aJobThatWasMadeAlthoughTheAnswerWasLostIsOpen() {
        emulator.faults().next(1, Faults.on("POST", "/jobs"), Fault.cutAfterWork());
        gateway.createPool(NewPool.ofNodes("pool", 0, 0));

        assertThat(gateway.openJob(NewJob.forTasks("made", "pool"))).isTrue();
        assertThat(gateway.activeJobs("made")).isEqualTo(List.of("made"));
    }

    @Test
    void anIdentityThatGivesNoTokenLeavesAzureBatchUnavailable() {
        TokenCredential none = request -> Mono.<AccessToken>error(new CredentialUnavailableException("no identity"));
        BatchGateway gateway = new AzureBatch(new BatchService(
                URI.create("https://127.0.0.1:1"), new BearerTokenAuthenticationPolicy(none, BatchService.SCOPE)));

        assertThatThrownBy(() -> gateway.task(NO_TASK))
                .isInstanceOf(BatchUnavailable.class)
                .hasMessageContaining("no identity");
    }
}
