package com.example.mixjobs.local.functions.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TimerListenerTest {

    @Test
    void it_calls_at_each_time_until_it_is_stopped() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        TimerListener timer = new TimerListener(Schedule.parse("* * * * * *"), Clock.systemUTC(), data -> {
            twice.countDown();
            return new Invoker.Result.Failed(new IllegalStateException("a failure does not end a timer"));
        });

        timer.start();

        assertThat(twice.await(20, TimeUnit.SECONDS)).isTrue();
        timer.stop();
        assertThat(timer.awaitIdle(Duration.ofSeconds(5))).isTrue();
    }
}
