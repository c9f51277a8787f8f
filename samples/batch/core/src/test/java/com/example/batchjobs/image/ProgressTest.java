package com.example.batchjobs.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.example.batchjobs.processor.JobAbandoned;

@Timeout(60)
class ProgressTest {

    @ParameterizedTest
    @CsvSource({"jpeg, jpeg", "jpeg, png", "jpeg, gif", "png, jpeg", "gif, png"})
    void percentagesRiseInManyStepsToOneHundred(String from, String to) throws Exception {
        byte[] photo = TestPictures.encode(TestPictures.photo(800, 600), from);
        List<Integer> percentages = new ArrayList<>();

        Job.of(photo, "resize", Map.of("width", "700", "format", to)).run(percentages::add);

        assertThat(percentages)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(30)
                .endsWith(100);
        assertThat(percentages.get(0)).isBetween(0, 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 62, 75, 85, 99})
    void anAbandonedJobStopsAtOnce(int percent) {
        byte[] photo = TestPictures.jpeg(TestPictures.photo(800, 600), 90);
        List<Integer> after = new ArrayList<>();
        JobAbandoned abandoned = new JobAbandoned("called off");
        Job job = Job.of(photo, "watermark", Map.of("text", "Sundial"));

        assertThatThrownBy(() -> job.run(reached -> {
                    if (reached >= percent) {
                        after.add(reached);
                        throw abandoned;
                    }
                }))
                .isSameAs(abandoned);
        assertThat(after).hasSize(1);
    }
}
