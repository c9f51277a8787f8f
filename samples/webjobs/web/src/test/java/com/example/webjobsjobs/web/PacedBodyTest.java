package com.example.webjobsjobs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class PacedBodyTest {

    @ParameterizedTest
    @CsvSource({
        // bytes of the body, bytes that come at once, seconds until the next, whether the sender keeps up
        "1,     1,    0,   true",
        "1,     1,    5,   true",
        "20,    2,    1,   false",
        "10,    2,    29,  false",
        "24000, 240,  1,   true",
        "24000, 239,  1,   false",
        "24000, 2400, 10,  true",
        "24000, 2399, 10,  false",
        "0,     1,    100, true",
    })
    void aSenderHasToKeepUp(int length, int atOnce, int seconds, boolean keepsUp) throws IOException {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
        InputStream sender = new FilterInputStream(new ByteArrayInputStream(new byte[length])) {
            @Override
            public int read(byte[] buffer, int offset, int most) throws IOException {
                now.addAndGet(Duration.ofSeconds(seconds).toNanos());
                return super.read(buffer, offset, Math.min(atOnce, most));
            }
        };
        PacedBody body = new PacedBody(sender, now::get);

        if (keepsUp) {
            assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(length);
        } else {
            assertThatIOException()
                    .isThrownBy(() -> body.transferTo(OutputStream.nullOutputStream()))
                    .withCauseInstanceOf(TimeoutException.class);
        }
    }
}
