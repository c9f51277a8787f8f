package com.example.mixjobs.local.functions.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no function gets to see: requests that are broken, too long, or not there in full. */
@Timeout(60)
class HttpRefusalRulesTest {

    private static final String BREAK = "\r\n";
    private static final String HOST = "Host: jobs.example";
    private static final int SLOW = 300;

    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger LISTENER = Logger.getLogger(HttpListener.class.getName());

    private static TestApp app;

    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    private final Handler collect = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                warnings.add(entry.getLoggerName() + ": " + entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        app = new TestApp(directory)
                .anonymous("bytes", "bytes")
                .anonymous("one", "one")
                .start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void listenToTheLog() {
        LISTENER.setLevel(Level.WARNING);
        ROOT.addHandler(collect);
    }

    @AfterEach
    void nothingIsLoggedForWhatCallersDoWrong() {
        ROOT.removeHandler(collect);
        LISTENER.setLevel(null);
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                // method and path ; headers, divided by + ; body, ~ for a line break ; status
                "POST /bytes         ; Content-Length: 4                              ; abcd                ; 200",
                "POST /bytes         ; Content-Length: 5                              ; abcd                ; 400",
                "POST /bytes         ; Content-Length: 5                              ; ''                  ; 400",
                "POST /nothing       ; Content-Length: 5                              ; abcd                ; 400",
                "POST /bytes         ; Content-Length: 1x                             ; a                   ; 400",
                "POST /bytes         ; Content-Length: -1                             ; a                   ; 400",
                "POST /bytes         ; Content-Length: 1 + Content-Length: 2          ; ab                  ; 400",
                "POST /bytes         ; Content-Length: 1 + Transfer-Encoding: chunked ; 1~a~0~~             ; 400",
                "POST /bytes         ; Transfer-Encoding: chunked                     ; 1~a~0~~             ; 200",
                "POST /bytes         ; Transfer-Encoding: chunked                     ; zz~a~0~~            ; 400",
                "POST /bytes         ; Transfer-Encoding: chunked                     ; 1~a~                ; 400",
                "POST /bytes         ; Transfer-Encoding: chunked                     ; 5~a                 ; 400",
                "GET /one%           ; ''                                             ; ''                  ; 400",
                "GET /one%zz         ; ''                                             ; ''                  ; 400",
                "GET /one            ; Host: b                                        ; ''                  ; 400",
                "GET one             ; ''                                             ; ''                  ; 400",
                "GET /one            ; no colon                                       ; ''                  ; 400",
            })
    void a_request_is_answered_without_a_page(String start, String headers, String body, int status)
            throws IOException {
        String more = headers.isEmpty() ? "" : headers.replace(" + ", BREAK) + BREAK;
        RawHttp.Answer answer = app.http()
                .raw(start + " HTTP/1.1" + BREAK + HOST + BREAK + "Connection: close" + BREAK
                        + "Content-Type: application/octet-stream" + BREAK + more + BREAK
                        + body.replace("~", BREAK));

        assertThat(answer.status()).isEqualTo(status);
        if (status == 400) {
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers()).doesNotContainKey("Content-Type");
        }
    }

    @ParameterizedTest
    @CsvSource({
        // bytes of the first line with its line break, of the headers with the empty line; number of headers; status
        " 8192,   500,   3, 200",
        " 8193,   500,   3, 414",
        "20000,   500,   3, 414",
        "90000,   500,   3, 414",
        "  100, 32768,   3, 200",
        "  100, 32769,   3, 431",
        "  100, 90000,   3, 431",
        " 8192, 32768,   3, 200",
        "  100,  5000, 100, 200",
        "  100,  5000, 101, 431",
    })
    void what_comes_before_the_body_may_be_so_long(int line, int headers, int count, int status) throws IOException {
        String end = " HTTP/1.1" + BREAK;
        String start = "GET /one?";
        String fixed = HOST + BREAK + "Connection: close" + BREAK
                + IntStream.range(3, count).mapToObj(i -> "a: b" + BREAK).reduce("", String::concat);
        String last = "x: ";

        RawHttp.Answer answer = app.http()
                .raw(start
                        + "q".repeat(line - start.length() - end.length())
                        + end
                        + fixed
                        + last
                        + "v".repeat(headers - fixed.length() - last.length() - 2 * BREAK.length())
                        + BREAK
                        + BREAK);

        assertThat(answer.brief()).isEqualTo(status == 200 ? "200 one" : "" + status);
    }

    @Test
    void uploads_that_do_not_come_hold_up_no_others() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW; i++) {
                slow.add(app.http()
                        .open("POST /bytes HTTP/1.1" + BREAK + HOST + BREAK + "Connection: close" + BREAK
                                + "Content-Type: application/octet-stream" + BREAK + "Content-Length: 2" + BREAK + BREAK
                                + "a"));
            }
            assertThat(app.http().get("/one").brief()).isEqualTo("200 one");

            Socket last = slow.get(SLOW - 1);
            last.getOutputStream().write('b');
            assertThat(new String(last.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("6162");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(app.http().get("/one").brief()).isEqualTo("200 one");
    }
}
