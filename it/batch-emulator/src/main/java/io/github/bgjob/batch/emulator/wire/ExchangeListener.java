package io.github.bgjob.batch.emulator.wire;

/**
 * Hears of every request of the Batch API and its answer, in the thread that answers and before the answer leaves. Those
 * that {@link java.util.ServiceLoader} finds hear every emulator of the process.
 */
@FunctionalInterface
public interface ExchangeListener {

    void heard(Exchange exchange);
}
