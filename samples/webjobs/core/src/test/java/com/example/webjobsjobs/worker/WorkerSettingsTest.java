package com.example.webjobsjobs.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.example.webjobsjobs.store.InvalidSettings;

/** What settings mean together. */
@Timeout(10)
class WorkerSettingsTest {

    /** The heap of the worker is 40 % of the machine: of a B1, a P0v3 and a P1v3. */
    @ParameterizedTest(name = "{0} MB of heap, {1} MB each: {2} + {3} at once")
    @CsvSource({
        " 100, 256, 1, 0",
        " 716, 256, 2, 0",
        "1300, 256, 4, 1",
        "1638, 256, 4, 2",
        "3276, 256, 4, 2",
        " 100,   0, 4, 2",
    })
    void no_more_is_in_work_than_the_heap_has_room_for(long heap, String each, int batchSize, int newBatchThreshold) {
        WorkerSettings settings = read(heap, Map.of("batchSize", "4", "newBatchThreshold", "2", "heapPerJobMb", each));

        assertThat(settings.batchSize()).isEqualTo(batchSize);
        assertThat(settings.newBatchThreshold()).isEqualTo(newBatchThreshold);
    }

    @Test
    void room_of_less_than_nothing_is_refused() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> WorkerSettings.load(
                        List.of(), Map.of("JOBS_WORKER_HEAP_PER_JOB_MB", "-1"), Path.of("no such directory")))
                .withMessage("heapPerJobMb is -1, but must be from 0 to 1048576.");
    }

    @Test
    void a_worker_that_is_killed_costs_two_minutes_unless_set() {
        assertThat(WorkerSettings.defaults().lease()).isEqualTo(Duration.ofMinutes(2));
    }

    private static WorkerSettings read(long heapMegabytes, Map<String, String> values) {
        Map<String, SettingsReader.Text> texts = new HashMap<>();
        values.forEach((name, value) -> texts.put(name, new SettingsReader.Text(name, value)));
        return SettingsReader.read(texts, heapMegabytes * 1024 * 1024);
    }
}
