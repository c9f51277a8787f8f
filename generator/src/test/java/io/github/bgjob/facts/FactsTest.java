package io.github.bgjob.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(10)
class FactsTest {

    @ParameterizedTest
    @EnumSource(Edition.class)
    void everyFactHasAValueAndASource(Edition edition) {
        assertThat(Facts.of(edition).all()).hasSize(13).allSatisfy(fact -> {
            assertThat(fact.what()).isNotBlank();
            assertThat(fact.value()).isNotNull();
            assertThat(fact.source()).isNotBlank();
        });
        assertThat(Facts.of(edition).edition()).isEqualTo(edition);
    }

    @Test
    void theEditionsDifferWhereAzureHasMoved() {
        Facts article = Facts.of(Edition.ARTICLE);
        Facts current = Facts.of(Edition.CURRENT);

        assertThat(article.payPerUseLimit().value()).hasToString("5m");
        assertThat(current.payPerUseLimit().value()).hasToString("1h");
        assertThat(article.batchLimit().value()).hasToString("7d");
        assertThat(current.batchLimit().value()).hasToString("180d");
        assertThat(article.webJobsLanguages().value()).hasSize(1);
        assertThat(current.webJobsLanguages().value()).hasSize(6);
        assertThat(article.functionsLanguages().value())
                .isEqualTo(current.functionsLanguages().value());
    }
}
