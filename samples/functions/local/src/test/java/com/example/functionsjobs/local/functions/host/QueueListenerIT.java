package com.example.functionsjobs.local.functions.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueMessageEncoding;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.azure.storage.queue.models.QueueMessageItem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.functionsjobs.azurite.Azurite;

/** The rules of the queue trigger, on real queues. */
@Timeout(60)
class QueueListenerIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final QueueOptions QUICK = options(16, 8, Duration.ZERO);

    private static Azurite azurite;

    private final QueueServiceClient service = new QueueServiceClientBuilder()
            .connectionString(azurite.connectionString())
            .messageEncoding(QueueMessageEncoding.NONE)
            .buildClient();
    private final QueueClient queue = service.getQueueClient("q-" + UUID.randomUUID());
    private final QueueClient poison = service.getQueueClient(queue.getQueueName() + "-poison");
    private QueueListener listener;

    @BeforeAll
    static void start() {
        azurite = Azurite.start();
    }

    @AfterAll
    static void stop() {
        azurite.close();
    }

    @AfterEach
    void stopListener() throws InterruptedException {
        if (listener != null) {
            listener.stop();
            assertThat(listener.awaitIdle(LIMIT)).isTrue();
        }
    }

    @Test
    void a_message_that_fails_is_tried_five_times_and_then_moved() {
        List<String> counts = new CopyOnWriteArrayList<>();
        send("hopeless");

        listen(queue, QUICK, data -> {
            counts.add((String) Conversion.convert(data.metadata().get("DequeueCount"), String.class));
            return failed();
        });

        await().atMost(LIMIT).until(() -> count(queue) == 0);
        assertThat(counts).containsExactly("1", "2", "3", "4", "5");
        assertThat(decoded(poison.receiveMessage().getBody().toString())).isEqualTo("hopeless");
    }

    @Test
    void a_message_that_was_received_too_often_is_moved_without_a_call() {
        AtomicInteger calls = new AtomicInteger();
        send("crashes its worker");
        for (int i = 0; i < 5; i++) {
            QueueMessageItem message = queue.receiveMessage();
            queue.updateMessage(message.getMessageId(), message.getPopReceipt(), null, Duration.ZERO);
        }

        listen(queue, QUICK, data -> {
            calls.incrementAndGet();
            return succeeded();
        });

        await().atMost(LIMIT).until(() -> count(queue) == 0);
        assertThat(calls).hasValue(0);
        assertThat(count(poison)).isEqualTo(1);
    }

    @Test
    void a_message_that_failed_stays_out_of_sight_for_the_visibility_timeout() {
        AtomicInteger calls = new AtomicInteger();
        send("later");

        listen(queue, options(16, 8, Duration.ofHours(1)), data -> {
            calls.incrementAndGet();
            return failed();
        });
        await().atMost(LIMIT).untilAtomic(calls, equalTo(1));
        listener.stop();

        assertThat(queue.peekMessage()).isNull();
        assertThat(count(queue)).isEqualTo(1);
    }

    @Test
    void what_is_not_base64_is_moved_as_it_is() {
        queue.create();
        queue.sendMessage("*** nonsense ***");

        listen(queue, QUICK, data -> succeeded());

        await().atMost(LIMIT).until(() -> count(queue) == 0);
        assertThat(poison.receiveMessage().getBody()).hasToString("*** nonsense ***");
    }

    @Test
    void what_is_no_text_fails_at_each_try_without_a_call_and_is_moved_as_it_is() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        queue.create();
        queue.sendMessage("/w==");

        listen(queue, options(16, 8, Duration.ofHours(1)), data -> {
            calls.incrementAndGet();
            return succeeded();
        });
        await().atMost(LIMIT).until(() -> queue.peekMessage() == null);
        listener.stop();
        assertThat(listener.awaitIdle(LIMIT)).isTrue();
        assertThat(count(queue)).as("it is to be tried again").isEqualTo(1);

        queue.clearMessages();
        queue.sendMessage("/w==");
        listen(queue, QUICK, data -> {
            calls.incrementAndGet();
            return succeeded();
        });

        await().atMost(LIMIT).until(() -> count(queue) == 0);
        assertThat(poison.receiveMessage().getBody()).hasToString("/w==");
        assertThat(calls).hasValue(0);
    }

    @Test
    void a_function_that_wants_bytes_gets_those_of_any_message_and_metadata_that_none_can_change() {
        String json = encoded("{\"Id\": \"other\", \"DequeueCount\": \"many\", \"mine\": \"yes\"}");
        Map<String, String> seen = new ConcurrentHashMap<>();
        queue.create();
        List.of("/w==", "", json).forEach(queue::sendMessage);

        listener = new QueueListener(queue, service::getQueueClient, QUICK, true, data -> {
            byte[] content = (byte[]) Conversion.convert(data.input(), byte[].class);
            Object count = Conversion.convert(data.metadata().get("DequeueCount"), long.class);
            seen.put(
                    Base64.getEncoder().encodeToString(content),
                    count + " " + data.metadata().containsKey("QueueTrigger")
                            + data.metadata().containsKey("mine"));
            return succeeded();
        });
        listener.start();

        await().atMost(LIMIT).until(() -> count(queue) == 0);
        assertThat(seen)
                .containsOnly(
                        Map.entry("/w==", "1 falsefalse"),
                        Map.entry("", "1 truefalse"),
                        Map.entry(json, "1 truefalse"));
    }

    @Test
    void an_empty_message_is_an_empty_text_and_can_be_moved() {
        List<String> texts = new CopyOnWriteArrayList<>();
        queue.create();
        queue.sendMessage("");

        listen(queue, QUICK, data -> {
            texts.add((String) Conversion.convert(data.input(), String.class));
            return failed();
        });

        await().atMost(LIMIT).until(() -> count(queue) == 0);
        assertThat(texts).containsExactly("", "", "", "", "");
        assertThat(count(poison)).isEqualTo(1);
    }

    @Test
    void the_copy_in_the_poison_queue_is_a_new_message_that_lives_seven_days() {
        AtomicReference<Object> id = new AtomicReference<>();
        queue.create();
        queue.sendMessageWithResponse(encoded("hopeless"), null, Duration.ofHours(1), null, Context.NONE);

        listen(queue, QUICK, data -> {
            id.set(Conversion.convert(data.metadata().get("Id"), String.class));
            return failed();
        });

        await().atMost(LIMIT).until(() -> count(queue) == 0);
        QueueMessageItem copy = poison.receiveMessage();
        assertThat(copy.getMessageId()).isNotEqualTo(id.get());
        assertThat(Duration.between(copy.getInsertionTime(), copy.getExpirationTime()))
                .isEqualTo(Duration.ofDays(7));
    }

    @Test
    void a_message_brings_what_is_known_of_it_unless_it_is_json_and_says_otherwise() throws InterruptedException {
        BlockingQueue<Map<String, Datum>> metadata = new LinkedBlockingQueue<>();
        String json = " {\"dequeueCOUNT\": 7, \"ID\": \"x\", \"own\": {\"a\": 1}, \"list\": [1], \"none\": null}";
        send("no JSON");

        listen(queue, QUICK, data -> {
            metadata.add(data.metadata());
            return succeeded();
        });

        Map<String, Datum> plain = metadata.poll(20, TimeUnit.SECONDS);
        assertThat(plain)
                .containsOnlyKeys(
                        "QueueTrigger",
                        "DequeueCount",
                        "ExpirationTime",
                        "Id",
                        "InsertionTime",
                        "NextVisibleTime",
                        "PopReceipt")
                .containsEntry("QueueTrigger", new Datum.Text("no JSON"))
                .containsEntry("DequeueCount", new Datum.Json("1"));
        assertThat(plain.get("Id")).isInstanceOf(Datum.Text.class);
        assertThat(plain.get("PopReceipt")).isInstanceOf(Datum.Text.class);
        for (String name : List.of("ExpirationTime", "InsertionTime", "NextVisibleTime")) {
            assertThat((String) Conversion.convert(plain.get(name), String.class))
                    .matches("\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00\"");
        }

        send(json);

        assertThat(metadata.poll(20, TimeUnit.SECONDS))
                .containsEntry("QueueTrigger", new Datum.Text(json))
                .containsEntry("DequeueCount", new Datum.Text("7"))
                .containsEntry("Id", new Datum.Text("x"))
                .containsEntry("own", new Datum.Json("{\"a\":1}"))
                .doesNotContainKeys("dequeueCOUNT", "ID", "list", "none");
    }

    @Test
    void a_message_of_a_poison_queue_that_fails_is_neither_moved_nor_tried_at_once() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        poison.create();
        poison.sendMessage(encoded("cannot be marked"));

        listen(poison, QUICK, data -> {
            calls.incrementAndGet();
            return failed();
        });
        await().atMost(LIMIT).untilAtomic(calls, equalTo(1));
        listener.stop();
        assertThat(listener.awaitIdle(LIMIT)).isTrue();

        assertThat(count(poison)).isEqualTo(1);
        assertThat(poison.peekMessage()).isNull();
        assertThat(MessageLease.LENGTH).as("for so long").isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void no_more_are_in_work_than_batch_size_and_threshold_together() {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger inWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int i = 0; i < 12; i++) {
            send("message " + i);
        }

        listen(queue, options(2, 1, Duration.ZERO), data -> {
            most.accumulateAndGet(inWork.incrementAndGet(), Math::max);
            boolean released = awaitQuietly(release);
            inWork.decrementAndGet();
            return released ? succeeded() : failed();
        });
        await().atMost(LIMIT).untilAtomic(inWork, equalTo(2));
        release.countDown();

        await().atMost(LIMIT).until(() -> count(queue) == 0);
        assertThat(most.get()).isBetween(2, 3);
    }

    @Test
    void a_queue_that_is_made_later_is_found() {
        AtomicInteger calls = new AtomicInteger();
        listen(queue, QUICK, data -> {
            calls.incrementAndGet();
            return succeeded();
        });

        send("late");

        await().atMost(LIMIT).untilAtomic(calls, equalTo(1));
        await().atMost(LIMIT).until(() -> count(queue) == 0);
    }

    private void listen(QueueClient client, QueueOptions options, Callee function) {
        listener = new QueueListener(client, service::getQueueClient, options, false, function);
        listener.start();
    }

    private void send(String text) {
        queue.createIfNotExists();
        queue.sendMessage(encoded(text));
    }

    private static QueueOptions options(int batchSize, int newBatchThreshold, Duration visibilityTimeout) {
        return new QueueOptions(
                batchSize,
                newBatchThreshold,
                5,
                visibilityTimeout,
                Duration.ofMillis(200),
                QueueOptions.Encoding.BASE64);
    }

    private static Invoker.Result succeeded() {
        return new Invoker.Result.Succeeded(null);
    }

    private static Invoker.Result failed() {
        return new Invoker.Result.Failed(new IllegalStateException("as the test wants it"));
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            return latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static long count(QueueClient client) {
        return client.getProperties().getApproximateMessagesCountLong();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
