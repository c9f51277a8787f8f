package io.github.bgjob.batch.emulator;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a Batch account. One that asks for it in its constructor or in a {@code @BeforeAll} method shares it with
 * all tests of the class; one that asks for it in a test method has it alone, unless the class has one already.
 *
 * <pre>{@code
 * @ExtendWith(BatchEmulatorExtension.class)
 * class MyTest {
 *     @Test
 *     void somethingRuns(BatchEmulator batch) { … }
 * }
 * }</pre>
 */
public final class BatchEmulatorExtension implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(BatchEmulatorExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BatchEmulator.class;
    }

    /** Starts one where there is none; JUnit closes it with the context it belongs to. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(BatchEmulator.class, type -> new Started(BatchEmulator.start()), Started.class)
                .emulator();
    }

    @SuppressWarnings("deprecation") // what replaces it is not in all versions of JUnit that projects use
    private record Started(BatchEmulator emulator) implements ExtensionContext.Store.CloseableResource, AutoCloseable {

        @Override
        public void close() {
            emulator.close();
        }
    }
}
