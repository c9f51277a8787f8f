package io.github.bgjob.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class AnswersTest {

    @Test
    void nobodySaysAnythingAndTheDefaultsStandIn() {
        assertThat(Answers.defaults().texts())
                .containsExactly(
                        Map.entry("duration", byDefault("2m")),
                        Map.entry("language", byDefault("java")),
                        Map.entry("availability", byDefault("scale-to-zero")),
                        Map.entry("budget", byDefault("medium")),
                        Map.entry("app-service", byDefault("none")),
                        Map.entry("workload", byDefault("uniform")),
                        Map.entry("interruptible", byDefault("no")));
    }

    @Test
    void aLowBudgetMakesJobsInterruptibleUnlessSomebodySaysNo() {
        Given low = new Given("low", Source.FLAG, "--budget");
        Given no = new Given("no", Source.FILE, "answers.yaml: interruptible");

        assertThat(Answers.of(Map.of("budget", low)).interruptible()).isEqualTo(new Answer<>(true, Source.DEFAULT));
        assertThat(Answers.of(Map.of("budget", low, "interruptible", no)).interruptible())
                .isEqualTo(new Answer<>(false, Source.FILE));
    }

    @Test
    void valuesAreReadWhateverTheirCase() {
        Given value = new Given(" Always-READY", Source.PROMPT, "--availability");

        assertThat(Answers.of(Map.of("availability", value)).availability())
                .isEqualTo(new Answer<>(Availability.ALWAYS_READY, Source.PROMPT));
    }

    @Test
    void aMistypedValueNamesThePlaceTheNearestValueAndAllValues() {
        Given value = new Given("jva", Source.FILE, "answers.yaml: language");

        assertThatThrownBy(() -> Answers.of(Map.of("language", value)))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.what()).isEqualTo("answers.yaml: language: there is no value 'jva'.");
                    assertThat(failure.suggestion())
                            .isEqualTo("Did you mean 'java'? The values are: java, csharp, javascript, python,"
                                    + " powershell, other.");
                });
    }

    @Test
    void everyQuestionHasTheValuesOfItsType() {
        assertThat(Questions.of("language").values().keySet()).containsExactlyElementsOf(Choice.ids(Language.class));
        assertThat(Questions.of("availability").values().keySet())
                .containsExactlyElementsOf(Choice.ids(Availability.class));
        assertThat(Questions.of("budget").values().keySet()).containsExactlyElementsOf(Choice.ids(Budget.class));
        assertThat(Questions.of("app-service").values().keySet())
                .containsExactlyElementsOf(Choice.ids(AppService.class));
        assertThat(Questions.of("workload").values().keySet()).containsExactlyElementsOf(Choice.ids(Workload.class));
    }

    private static Answer<String> byDefault(String text) {
        return new Answer<>(text, Source.DEFAULT);
    }
}
