package io.github.bgjob.batch.emulator.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.github.bgjob.batch.emulator.wire.Exchange;
import io.github.bgjob.batch.emulator.wire.ExchangeListener;

/**
 * Holds every exchange of every test of this module to the description of the API, where it is at hand; {@link
 * OpenApiTest} says whether it is. Emulator and JUnit both find this class by themselves.
 */
public final class CheckedExchanges implements ExchangeListener, BeforeAllCallback, AfterEachCallback {

    private static final Queue<String> DIFFERENCES = new ConcurrentLinkedQueue<>();

    /** Reads the description before a client waits for it. */
    @Override
    public void beforeAll(ExtensionContext context) {
        BatchOpenApi.found();
    }

    @Override
    public void heard(Exchange exchange) {
        BatchOpenApi.found().ifPresent(api -> DIFFERENCES.addAll(api.differences(exchange)));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> differences = new ArrayList<>();
        for (String each = DIFFERENCES.poll(); each != null; each = DIFFERENCES.poll()) {
            differences.add(each);
        }
        assertThat(differences)
                .as("differences from Microsoft's description of the API")
                .isEmpty();
    }
}
