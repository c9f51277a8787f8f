package com.example.mixjobs.local.functions.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which function a request reaches, and what it gets besides the body. */
@Timeout(60)
class HttpRequestRulesTest {

    private static TestApp app;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        app = new TestApp(directory)
                .anonymous("query", "query", "GET")
                .anonymous("header", "header", "GET")
                .anonymous("url", "url/{*rest}", "GET")
                .anonymous("id", "jobs/{id}")
                .function("byBody", "id", "by-body", "anonymous")
                // Both match; the first by name gets it, not the one that is more exact.
                .function("a", "one", "order/{any}", "anonymous")
                .function("B", "two", "order/exact", "anonymous")
                .function("key", "one", "key", "function")
                .function("admin", "one", "admin-key", "admin")
                .functionKey("good")
                .setting("AzureWebJobsDisableHomepage", "true")
                .start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "a=1&b=2          ; {a=1, b=2}",
                "a=1&a=2          ; {a=1,2}",
                "a=1&A=2          ; {a=1,2}",
                "A=1&a=2          ; {A=1,2}",
                "a=&b             ; {}",
                "a=&a=1&a=        ; {a=1}",
                "a=1&&b=2&        ; {a=1, b=2}",
                "a=b=c            ; {a=b=c}",
                "a=x+y%20z        ; {a=x y z}",
                "a%20b=1          ; {a b=1}",
                "a=%C3%A9         ; {a=é}",
                "a=%F0%9F%98%80   ; {a=😀}",
                "a=100%           ; {a=100%}",
                "a=%zz%4          ; {a=%zz%4}",
                "a=%FF%C3         ; {a=%FF%C3}",
                "a=%2541          ; {a=%41}",
                "a=x%00%2Fy       ; {a=x\0/y}",
                "a=x|y            ; {a=x|y}",
                "a=[1]{2}^3`      ; {a=[1]{2}^3`}",
                "code=secret&a=1  ; {a=1, code=secret}",
            })
    void a_query_becomes(String query, String parameters) throws IOException {
        assertThat(app.http().get("/query?" + query).brief()).isEqualTo("200 " + parameters);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "X-Test: a            ; a",
                "x-TEST: a + X-Test: b ; a,b",
                "X-Test: a + X-Test: + X-Test: b ; a,b",
                "X-Test:              ; ''",
                "X-Other: a           ; null",
            })
    void a_header_becomes(String header, String value) throws IOException {
        assertThat(app.http().get("/header", header.split(" \\+ ", -1)).body()).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "/url/a                ; 200 http://jobs.example/url/a",
                "/url/a?b=%20&code=x   ; 200 http://jobs.example/url/a?b=%20&code=x",
                "/url/%61%20b          ; 200 http://jobs.example/url/a%20b",
                "/url/a%2Fb            ; 200 http://jobs.example/url/a%2Fb",
                "/url/%C3%A9|^         ; 200 http://jobs.example/url/%C3%A9%7C%5E",
                "/url/+@:$             ; 200 http://jobs.example/url/+@:$",
                // getUri() throws: the query stands in the URL as it was sent, and no URI may hold it.
                "/url/a?b=x|y          ; 500",
                "/url/a?b=[1]          ; 200 http://jobs.example/url/a?b=[1]",
                "/url/a?b={1}          ; 500",
                "/url/a?b=^            ; 500",
                "/url/a?b=100%         ; 500",
            })
    void the_url_is(String target, String answer) throws IOException {
        assertThat(app.http().get(target).brief()).isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "GET     ; /query          ; 200 {}",
                "GET     ; /QUERY          ; 200 {}",
                "GET     ; /qu%65ry/       ; 200 {}",
                "POST    ; /query          ; 404",
                "HEAD    ; /query          ; 404",
                "OPTIONS ; /query          ; 404",
                "GET     ; /nothing        ; 404",
                "GET     ; /query/more     ; 404",
                "GET     ; /jobs           ; 404",
                "GET     ; /jobs//         ; 404",
                "GET     ; //jobs/x        ; 404",
                "PATCH   ; /jobs/x         ; 200 x",
                "GET     ; /jobs/a%20b+c   ; 200 a b+c",
                "GET     ; /jobs/a%2Fb     ; 200 a%2Fb",
                "GET     ; /jobs/a%2fb     ; 200 a%2fb",
                "GET     ; /jobs/%2541     ; 200 %41",
                "GET     ; /jobs/%FF       ; 200 %FF",
                "GET     ; /jobs/{x}       ; 200 {x}",
                "GET     ; /jobs/a|b       ; 200 a|b",
                "GET     ; /order/exact    ; 200 one",
                "GET     ; /order/other    ; 200 one",
                "GET     ; /               ; 204",
                "POST    ; /               ; 204",
            })
    void a_request_is_answered_with(String method, String target, String answer) throws IOException {
        RawHttp.Answer actual = app.http().send(method, target, new byte[0]);

        assertThat(actual.brief()).isEqualTo(answer);
        if (actual.status() >= 300) {
            assertThat(actual.headers()).doesNotContainKey("Allow").doesNotContainKey("Content-Type");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "/jobs/route             ; ''                ; 200 route",
                "/jobs/route?id=query    ; {\"id\":\"body\"} ; 200 route",
                "/by-body?id=query       ; {\"id\":\"body\"} ; 200 query",
                "/by-body?id=1&id=2      ; ''                ; 200 2",
                "/by-body?id=            ; ''                ; '200 '",
                "/by-body                ; {\"id\":\"body\"} ; 200 body",
                "/by-body                ; {\"id\":5}        ; 200 5",
                "/by-body                ; \uFEFF{\"id\":5}  ; 200 5",
                "/by-body                ; '        {\"id\":5}  ' ; 200 5",
                "/by-body                ; {\"id\":true}     ; 200 True",
                "/by-body                ; {\"id\":{\"a\":1}} ; 200 {\"a\":1}",
                "/by-body                ; {\"id\":[1]}      ; 500",
                "/by-body                ; {\"id\":null}     ; 500",
                "/by-body                ; {\"id\":          ; 500",
                "/by-body                ; no JSON           ; 500",
                "/by-body                ; ''                ; 500",
                // The host finds names whatever their case, and keeps the first spelling; the worker wants the exact
                // one.
                "/jobs/route?ID=query    ; ''                ; 500",
                "/by-body                ; {\"ID\":\"body\"} ; 500",
            })
    void the_binding_name_id_is(String target, String body, String answer) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        assertThat(app.http().send("POST", target, bytes).brief()).isEqualTo(answer.strip());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "/key                       ; ''    ; 401",
                "/key                       ; good  ; 200 one",
                "/key                       ; wrong ; 401",
                "/key?code=good             ; ''    ; 200 one",
                "/key?CODE=good             ; ''    ; 200 one",
                "/key?code=wrong            ; ''    ; 401",
                "/key?code=good&code=wrong  ; ''    ; 200 one",
                "/key?code=wrong&code=good  ; ''    ; 401",
                "/key?code=wrong            ; good  ; 200 one",
                "/key?code=good             ; wrong ; 401",
                "/admin-key                 ; ''    ; 401",
            })
    void with_a_key_in_the_query_or_the_header(String target, String header, String answer) throws IOException {
        String[] headers = header.isEmpty() ? new String[0] : new String[] {"x-functions-key: " + header};

        assertThat(app.http().get(target, headers).brief()).isEqualTo(answer);
    }

    @Test
    void a_key_header_that_is_there_counts_even_when_it_is_empty() throws IOException {
        assertThat(app.http().get("/key?code=good", "x-functions-key:").brief()).isEqualTo("401");
    }
}
