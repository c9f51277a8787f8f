package com.example.functionsjobs.functions;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BindingsTest {

    private static final String BYTES = "com.microsoft.azure.functions.HttpRequestMessage<java.util.Optional<byte[]>>";
    private static final String TEXT =
            "com.microsoft.azure.functions.HttpRequestMessage<java.util.Optional<java.lang.String>>";

    @Test
    void onlyASubmissionBindsBytesBecauseTheWorkerMakesNoneOfText() {
        Map<String, String> bindings = Arrays.stream(HttpFunctions.class.getMethods())
                .filter(method -> method.isAnnotationPresent(FunctionName.class))
                .collect(toMap(
                        method -> method.getAnnotation(FunctionName.class).value(),
                        method -> method.getGenericParameterTypes()[0].getTypeName()));

        assertThat(new TreeMap<>(bindings))
                .containsExactly(
                        Map.entry("cancel", TEXT),
                        Map.entry("health", TEXT),
                        Map.entry("list", TEXT),
                        Map.entry("openapi", TEXT),
                        Map.entry("operations", TEXT),
                        Map.entry("page", TEXT),
                        Map.entry("result", TEXT),
                        Map.entry("retry", TEXT),
                        Map.entry("status", TEXT),
                        Map.entry("submit", BYTES));
    }

    /** The host does not heed it, and whoever reads it would think that it does. */
    @Test
    void noneHasADataType() {
        assertThat(HttpFunctions.class.getMethods())
                .filteredOn(method -> method.isAnnotationPresent(FunctionName.class))
                .extracting(BindingsTest::trigger)
                .extracting(HttpTrigger::dataType)
                .containsOnly("");
    }

    /** As text, a message that is not UTF-8 would fail without a call, and one that is JSON would rename itself. */
    @Test
    void messagesAreBoundAsBytes() {
        assertThat(QueueFunctions.class.getMethods())
                .filteredOn(method -> method.isAnnotationPresent(FunctionName.class))
                .hasSize(2)
                .allSatisfy(method -> {
                    assertThat(method.getParameterTypes()[0]).isEqualTo(byte[].class);
                    assertThat(method.getParameters()[0]
                                    .getAnnotation(QueueTrigger.class)
                                    .dataType())
                            .isEqualTo("binary");
                });
    }

    private static HttpTrigger trigger(Method method) {
        return method.getParameters()[0].getAnnotation(HttpTrigger.class);
    }
}
