package com.example.mixjobs.service;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ProcessorsTest {

    @Test
    void twoProcessorsForOneOperationAreRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Processors(List.of(Step.copy(), Step.copy())))
                .withMessageContaining("\"copy\"")
                .withMessageContaining("META-INF/services");
    }
}
