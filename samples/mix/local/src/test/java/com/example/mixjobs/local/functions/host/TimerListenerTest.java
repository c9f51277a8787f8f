package com.example.mixjobs.local.functions.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class TimerListenerTest {

    private static final Instant NOW = Instant.parse("2026-11-05T10:02:30Z");

    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<ScheduleStatus> notes = new LinkedBlockingQueue<>();

    @Test
    void it_calls_at_each_time_until_it_is_stopped() throws InterruptedException {
        TimerListener timer = timer("* * * * * *", Clock.systemUTC(), Optional.empty());

        timer.start();

        String often = "{\"Schedule\":{\"AdjustForDST\":true},\"ScheduleStatus\":null,\"IsPastDue\":false}";
        assertThat(calls.poll(20, TimeUnit.SECONDS)).isEqualTo(often);
        assertThat(calls.poll(20, TimeUnit.SECONDS)).isEqualTo(often);
        stop(timer);
        assertThat(notes).isEmpty();
    }

    @Test
    void a_missed_run_is_made_up_for_once() throws InterruptedException {
        TimerListener timer = timer(
                "0 */5 * * * *",
                Clock.fixed(NOW, ZoneOffset.UTC),
                Optional.of(status("2026-11-05T07:00:00Z", "2026-11-05T07:05:00Z", "2026-11-05T07:00:00Z")));

        timer.start();

        assertThat(notes.poll(20, TimeUnit.SECONDS))
                .isEqualTo(new ScheduleStatus(NOW, Instant.parse("2026-11-05T10:05:00Z"), NOW));
        stop(timer);
        assertThat(calls).containsExactly("""
                {"Schedule":{"AdjustForDST":true},\
                "ScheduleStatus":{"Last":"2026-11-05T07:00:00+00:00","Next":"2026-11-05T07:05:00+00:00",\
                "LastUpdated":"2026-11-05T07:00:00+00:00"},"IsPastDue":true}""");
    }

    @Test
    void without_its_notes_it_tries_again() throws InterruptedException {
        List<String> failures = new ArrayList<>(List.of("storage is not there"));
        ScheduleLog log = new ScheduleLog() {
            @Override
            public Optional<ScheduleStatus> read() {
                if (!failures.isEmpty()) {
                    throw new IllegalStateException(failures.remove(0));
                }
                return Optional.empty();
            }

            @Override
            public void write(ScheduleStatus status) {
                notes.add(status);
            }
        };
        TimerListener timer = new TimerListener(
                "test", Schedule.parse("0 */5 * * * *"), Clock.fixed(NOW, ZoneOffset.UTC), log, this::call);

        timer.start();

        assertThat(notes.poll(20, TimeUnit.SECONDS)).isNotNull();
        stop(timer);
        assertThat(calls).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // Noted: last, next, last updated              | at the start: last, next, last updated | past due
                "nothing        | -     | -     | -     | -     | 10:05 | 10:02 | false",
                "in time        | 10:00 | 10:05 | 10:00 | 10:00 | 10:05 | 10:00 | false",
                "missed         | 07:00 | 07:05 | 07:00 | 07:00 | 07:05 | 07:00 | true",
                "never ran      | -     | 07:05 | 07:02 | -     | 07:05 | 07:02 | true",
                "other schedule | 07:00 | 08:00 | 07:00 | -     | 10:05 | 10:02 | false",
                "other, soon    | 10:01 | 11:00 | 10:01 | -     | 10:05 | 10:01 | false",
            })
    void at_the_start(
            String name,
            String last,
            String next,
            String updated,
            String newLast,
            String newNext,
            String newUpdated,
            boolean pastDue) {
        Optional<ScheduleStatus> noted = next == null
                ? Optional.empty()
                : Optional.of(new ScheduleStatus(time(last), time(next), time(updated)));

        ScheduleStatus status = ScheduleStatus.atStart(noted, Schedule.parse("0 */5 * * * *"), time("10:02"))
                .orElseThrow();

        assertThat(status).isEqualTo(new ScheduleStatus(time(newLast), time(newNext), time(newUpdated)));
        assertThat(status.isPastDue(time("10:02"))).isEqualTo(pastDue);
    }

    @ParameterizedTest
    @CsvSource({
        "0001-01-01T00:00:00Z,         0001-01-01T00:00:00",
        "2026-11-05T10:02:30Z,         2026-11-05T10:02:30+00:00",
        "2026-11-05T10:00:00Z,         2026-11-05T10:00:00+00:00",
        "2026-11-05T10:02:30.120Z,     2026-11-05T10:02:30.12+00:00",
        "2026-11-05T10:02:30.1234567Z, 2026-11-05T10:02:30.1234567+00:00",
    })
    void times_are_written_as_the_host_does(Instant time, String text) {
        assertThat(JsonTime.format(time)).isEqualTo(text);
        assertThat(JsonTime.parse(text)).isEqualTo(time);
    }

    private TimerListener timer(String schedule, Clock clock, Optional<ScheduleStatus> noted) {
        ScheduleLog log = new ScheduleLog() {
            @Override
            public Optional<ScheduleStatus> read() {
                return noted;
            }

            @Override
            public void write(ScheduleStatus status) {
                notes.add(status);
            }
        };
        return new TimerListener("test", Schedule.parse(schedule), clock, log, this::call);
    }

    private Invoker.Result call(TriggerData data) {
        calls.add((String) Conversion.convert(data.input(), String.class));
        return new Invoker.Result.Failed(new IllegalStateException("a failure does not end a timer"));
    }

    private static void stop(TimerListener timer) throws InterruptedException {
        timer.stop();
        assertThat(timer.awaitIdle(Duration.ofSeconds(5))).isTrue();
    }

    private static ScheduleStatus status(String last, String next, String lastUpdated) {
        return new ScheduleStatus(Instant.parse(last), Instant.parse(next), Instant.parse(lastUpdated));
    }

    private static Instant time(String minute) {
        return Optional.ofNullable(minute)
                .map(it -> Instant.parse("2026-11-05T" + it + ":00Z"))
                .orElse(JsonTime.NEVER);
    }
}
