package com.example.webjobsjobs.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.webjobsjobs.azurite.Azurite;
import com.example.webjobsjobs.service.TestJobs;
import com.example.webjobsjobs.store.Storage;
import com.example.webjobsjobs.store.StorageAccess;

@Timeout(60)
class HealthTest {

    private static final String BUILD = "0123456789abcdef";
    private static final String OTHER = "fedcba9876543210";

    private TestJobs jobs;

    @BeforeEach
    void start() {
        jobs = TestJobs.with();
    }

    @Test
    void itNamesTheBuildThatAnswersWhereThereIsOne() {
        assertAnswers(health(Optional.of(BUILD)), "{'status':'ok','build':'0123456789abcdef'}");
        assertAnswers(health(Optional.empty()), "{'status':'ok'}");
    }

    @Test
    void workersAreNamedByTheirBuildsUntilTheyHaveBeenSilentForTwoMinutes() {
        Health health = health(Optional.of(BUILD)).withWorkers();
        assertAnswers(health, "{'status':'ok','build':'0123456789abcdef','workers':[]}");

        jobs.storage.workers().write("machine/1", BUILD, jobs.clock.instant());
        jobs.clock.advance(Duration.ofMinutes(1));
        jobs.storage.workers().write("machine/2", OTHER, jobs.clock.instant());
        jobs.storage.workers().write("machine/3", "", jobs.clock.instant());
        jobs.storage.workers().delete(jobs.storage.workers().write("machine/4", BUILD, jobs.clock.instant()));
        jobs.clock.advance(Duration.ofMinutes(1));

        assertAnswers(
                health,
                "{'status':'ok','build':'0123456789abcdef','workers':['0123456789abcdef','fedcba9876543210','']}");

        jobs.clock.advance(Duration.ofSeconds(1));

        assertAnswers(health, "{'status':'ok','build':'0123456789abcdef','workers':['fedcba9876543210','']}");
    }

    @Test
    void storageThatDoesNotAnswerIsNoFaultOfTheInstance() {
        try (Azurite azurite = Azurite.start()) {
            Storage storage = new Storage(new StorageAccess.ConnectionString(azurite.connectionString()));
            Health health = Health.of(storage, Optional.of(BUILD), jobs.clock).withWorkers();
            assertAnswers(health, "{'status':'ok','build':'0123456789abcdef','workers':[]}");

            azurite.stop();

            assertAnswers(health, "{'status':'no-storage','build':'0123456789abcdef'}");
        }
    }

    private Health health(Optional<String> build) {
        return Health.of(jobs.storage, build, jobs.clock);
    }

    private static void assertAnswers(Health health, String json) {
        ApiResponse answer = health.answer();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).asString(UTF_8).isEqualTo(json.replace('\'', '"'));
    }
}
