package com.example.batchjobs.local.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import com.example.batchjobs.azurite.Azurite;
import com.example.batchjobs.local.QuickJava;
import com.example.batchjobs.local.packages.PackageContent;
import com.example.batchjobs.store.JobNames;

/** What is deployed, and what the dispatcher that runs from it says of it. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("nodes")
class ProcessorJarIT {

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final Path JAR = PROJECT.resolve(Path.of("batch", "target", "processor.jar"));

    @Test
    void it_tells_which_build_it_is() throws Exception {
        PackageContent content = PackageContent.of(JAR);

        assertThat(content.line(PackageContent.BUILD_ID)).isEqualTo(content.expectedId(PackageContent.BUILD_ID) + "\n");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends a Unix signal")
    void its_dispatcher_tells_in_the_table_of_jobs_which_build_it_runs_until_it_is_stopped() throws Exception {
        String build = PackageContent.of(JAR).line(PackageContent.BUILD_ID).strip();
        try (Azurite azurite = Azurite.start();
                LocalAccount account = LocalAccount.start(PROJECT, 0, Optional.empty())) {
            TableClient table = new TableServiceClientBuilder()
                    .connectionString(azurite.connectionString())
                    .buildClient()
                    .getTableClient(JobNames.TABLE);
            Process dispatcher = dispatcher(azurite, account);
            try {
                await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> !workers(table)
                        .isEmpty());

                assertThat(workers(table)).singleElement().satisfies(row -> {
                    assertThat(row.getRowKey()).isEqualTo("dispatcher");
                    assertThat(row.getProperty("build")).isEqualTo(build);
                    assertThat(row.getProperty("at")).isInstanceOf(OffsetDateTime.class);
                });

                dispatcher.destroy();
                assertThat(dispatcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(workers(table)).isEmpty();
            } finally {
                dispatcher.destroyForcibly();
            }
        }
    }

    private static Process dispatcher(Azurite azurite, LocalAccount account) throws IOException {
        Stream<String> command =
                Stream.concat(QuickJava.command().stream(), Stream.of("-jar", JAR.toString(), "dispatch"));
        ProcessBuilder builder = new ProcessBuilder(command.toList()).inheritIO();
        builder.environment().putAll(account.settings());
        builder.environment().put("AzureWebJobsStorage", azurite.connectionString());
        return builder.start();
    }

    private static List<TableEntity> workers(TableClient table) {
        return table.listEntities(new ListEntitiesOptions().setFilter("PartitionKey eq '~worker'"), null, null).stream()
                .toList();
    }
}
