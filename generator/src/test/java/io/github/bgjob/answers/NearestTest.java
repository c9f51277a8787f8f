package io.github.bgjob.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class NearestTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"jva,java", "JAVA,java", "phyton,python", "always_ready,always-ready", "cobol,", "'',", "x,"})
    void findsWhatWasMeantOrNothing(String typed, String meant) {
        assertThat(Nearest.to(typed, List.of("java", "python", "always-ready", "hpc")))
                .isEqualTo(java.util.Optional.ofNullable(meant));
    }
}
