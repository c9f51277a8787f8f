package com.example.mixjobs.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueMessageEncoding;
import com.azure.storage.queue.models.QueueMessageItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.mixjobs.azurite.Azurite;
import com.example.mixjobs.local.JobsClient;
import com.example.mixjobs.local.Queues;
import com.example.mixjobs.local.TestProcessor;
import com.example.mixjobs.model.JobState;
import com.example.mixjobs.store.JobNames;

/** Messages that nobody can make sense of, many of them, with jobs in between. */
@Timeout(240)
class RubbishIT {

    private static final int OF_EACH_KIND = 50;
    private static final int LIVE_JOBS = 5;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** How they stand in the queue. */
    private enum Kind {
        EMPTY("", true),
        NO_BASE64("*** nonsense ***", false),
        NO_PADDING("YWI", false),
        URL_ALPHABET("_-8=", false),
        NO_UTF_8("/w==", true),
        WORDS(encoded("not a job"), true),
        WITH_A_BYTE_ORDER_MARK(encoded("\uFEFF01939a7e-0000-7000-8000-000000000000"), true),
        NO_SUCH_JOB(encoded("01939a7e-0000-7000-8000-000000000000"), true),
        // Of a message that is text, its value would take the place of the real DequeueCount.
        JSON_THAT_LIES(encoded("{\"DequeueCount\": \"many\"}"), true),
        LONG("QUJD\n".repeat(9_000), true);

        private final String raw;
        private final boolean readable;

        Kind(String raw, boolean readable) {
            this.raw = raw;
            this.readable = readable;
        }

        /** As text where it is Base64 of text, since the project itself may have made the copy. */
        private static String content(String raw) {
            try {
                return new String(Base64.getDecoder().decode(raw.replace("\n", "")), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return raw;
            }
        }
    }

    @Test
    void all_of_it_ends_in_the_poison_queue_and_there_what_can_be_read_is_dropped() throws IOException {
        try (Azurite azurite = Azurite.start()) {
            HostProcess.Options options = PackagedApp.on(azurite, RubbishIT.class)
                    .withSettings(Map.of(
                            "AzureFunctionsJobHost__extensions__queues__batchSize", "32",
                            "AzureFunctionsJobHost__extensions__queues__newBatchThreshold", "16"));
            QueueClient queue = Queues.client(azurite, JobNames.QUEUE, QueueMessageEncoding.NONE);
            QueueClient poison = Queues.client(azurite, JobNames.POISON_QUEUE, QueueMessageEncoding.NONE);
            queue.createIfNotExists();
            IntStream.range(0, OF_EACH_KIND).forEach(i -> {
                for (Kind kind : Kind.values()) {
                    queue.sendMessage(kind.raw);
                }
            });

            try (HostProcess host =
                    HostProcess.start(options.withSettings(Map.of("AzureWebJobs.poison.Disabled", "true")))) {
                JobsClient jobs = new JobsClient(host.address());
                List<String> live = IntStream.range(0, LIVE_JOBS)
                        .mapToObj(i -> jobs.submit("operation=" + TestProcessor.COUNTS, bytes("live " + i)))
                        .toList();

                await().atMost(LIMIT).until(() -> Queues.count(queue) == 0);
                live.forEach(id -> jobs.await(id, JobState.SUCCEEDED));
            }
            assertThat(contents(poison)).isEqualTo(expected(kind -> true));

            try (HostProcess host = HostProcess.start(options)) {
                JobsClient jobs = new JobsClient(host.address());
                await().atMost(LIMIT).until(() -> Queues.count(poison) == expectedCount(kind -> !kind.readable));
                assertThat(poison.peekMessage())
                        .as("unreadable, and out of sight")
                        .isNull();
                jobs.await(jobs.submit("operation=" + TestProcessor.COUNTS, bytes("after it")), JobState.SUCCEEDED);
            }
        }
    }

    private static Map<String, Long> expected(Predicate<Kind> which) {
        return Arrays.stream(Kind.values())
                .filter(which)
                .collect(Collectors.groupingBy(
                        kind -> Kind.content(kind.raw), Collectors.summingLong(kind -> OF_EACH_KIND)));
    }

    private static long expectedCount(Predicate<Kind> which) {
        return expected(which).values().stream().mapToLong(Long::longValue).sum();
    }

    /** How often each text is there. What was looked at is soon to be seen again. */
    private static Map<String, Long> contents(QueueClient queue) {
        List<QueueMessageItem> all = new ArrayList<>();
        List<QueueMessageItem> some;
        do {
            some = queue.receiveMessages(32, Duration.ofMinutes(1), null, Context.NONE).stream()
                    .toList();
            all.addAll(some);
        } while (!some.isEmpty());
        all.forEach(
                message -> queue.updateMessage(message.getMessageId(), message.getPopReceipt(), null, Duration.ZERO));
        return all.stream()
                .map(message -> Optional.ofNullable(message.getBody())
                        .map(Object::toString)
                        .orElse(""))
                .collect(Collectors.groupingBy(Kind::content, Collectors.counting()));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
