package io.github.bgjob.batch.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(BatchEmulatorExtension.class)
class BatchEmulatorExtensionTest {

    private static BatchEmulator before;

    @Test
    void aTestHasOneThatWorks(BatchEmulator batch) throws Exception {
        Scene scene = Scene.of(batch);
        scene.pool(0, 0);

        assertThat(scene.client().poolOperations().existsPool(Scene.POOL)).isTrue();
        assertThat(batch).isNotSameAs(before);
        before = batch;
    }

    @Test
    void anotherTestHasAnother(BatchEmulator batch) {
        assertThat(batch).isNotSameAs(before);
        before = batch;
    }

    @Nested
    class WithOneForTheClass {

        private static BatchEmulator shared;

        @BeforeAll
        static void start(BatchEmulator batch) {
            shared = batch;
        }

        @Test
        void itIsShared(BatchEmulator batch) {
            assertThat(batch).isSameAs(shared);
        }
    }
}
