package com.example.mixjobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.mixjobs.model.JobId;

@Timeout(10)
class RowKeysTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void theKeyIsTheIdWithEachDigitInverted() {
        JobId id = JobId.parse("017f22e2-79b0-7cc3-98c4-dc0c0c07398f").orElseThrow();

        assertThat(RowKeys.job(id)).isEqualTo("fe80dd1d864f833c673b23f3f3f8c670");
        assertThat(RowKeys.partition(id)).isEqualTo("f");
    }

    @Test
    void newerJobsStandFirst() {
        String older = RowKeys.job(JobId.create(NOW));
        String newer = RowKeys.job(JobId.create(NOW.plusMillis(1)));

        assertThat(newer).isLessThan(older);
    }

    @Test
    void jobsStandBeforeMarkers() {
        String oldest = RowKeys.job(JobId.create(Instant.EPOCH));

        assertThat(oldest).isLessThan(RowKeys.END_OF_JOBS);
        assertThat(RowKeys.END_OF_JOBS).isLessThan(RowKeys.SUBMITTED).isLessThan(RowKeys.TASK);
        assertThat(RowKeys.beginWith(RowKeys.TASK)).isEqualTo("RowKey ge 'task-' and RowKey lt 'task.'");
    }

    @Test
    void jobsOfOneMomentAreSpreadOverAllPartitions() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            seen.add(RowKeys.partition(JobId.create(NOW)));
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(RowKeys.PARTITIONS);
    }
}
