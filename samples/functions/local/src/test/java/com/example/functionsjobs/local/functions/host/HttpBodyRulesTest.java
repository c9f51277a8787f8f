package com.example.functionsjobs.local.functions.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a request's body in a function that asks for bytes, and in one that asks for text. */
@Timeout(60)
class HttpBodyRulesTest {

    private static final String LIMIT = "10";

    private static TestApp app;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        app = new TestApp(directory)
                .anonymous("bytes", "bytes")
                .anonymous("text", "text")
                .setting("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", LIMIT)
                .start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // Content-Type                          | body in hex          | as bytes     | as text
                "application/octet-stream                | ffd8                 | 200 ffd8     | 200 '\uFFFD\uFFFD'",
                "Application/Octet-Stream                | ffd8                 | 200 ffd8     | 200 '\uFFFD\uFFFD'",
                "application/octet-stream; charset=utf-8 | ffd8                 | 200 ffd8     | 200 '\uFFFD\uFFFD'",
                "multipart/form-data; boundary=x         | 6162                 | 200 6162     | 200 'ab'",
                "Multipart/Mixed                         | 6162                 | 200 6162     | 200 'ab'",
                "image/jpeg                              | ffd8                 | 500          | 200 '\uFFFD\uFFFD'",
                "image/png                               | 89504e47             | 500          | 200 '\uFFFDPNG'",
                "application/x-www-form-urlencoded       | 613d62               | 500          | 200 'a=b'",
                "text/plain                              | 6162                 | 500          | 200 'ab'",
                "-                                       | 6162                 | 500          | 200 'ab'",
                // JSON: a list of numbers, a text in Base64, an object, a number out of range, broken
                "application/json                        | 5b312c2d325d         | 200 01fe     | 200 '[1,-2]'",
                "text/plain                              | 5b312c2d325d         | 200 01fe     | 200 '[1,-2]'",
                "application/json                        | 5b5d                 | '200 '       | 200 '[]'",
                "application/json                        | 226147453d22         | 200 6861     | 200 '\"aGE=\"'",
                "application/json                        | 7b7d                 | 500          | 200 '{}'",
                "application/json                        | 5b3330305d           | 500          | 200 '[300]'",
                "application/json                        | 5b312c               | 500          | 200 '[1,'",
                "application/json                        | 6e756c6c             | 500          | 200 'null'",
                // UTF-8, whatever the charset; a byte order mark is honoured and removed
                "text/plain; charset=iso-8859-1          | e9                   | 500          | 200 '\uFFFD'",
                "text/plain; charset=iso-8859-1          | c3a9                 | 500          | 200 'é'",
                "text/plain                              | efbbbf61             | 500          | 200 'a'",
                "text/plain                              | efbbbf               | 500          | 200 ''",
                "text/plain                              | fffe6100             | 500          | 200 'a'",
                "text/plain                              | feff0061             | 500          | 200 'a'",
                "text/plain                              | fffe000061000000     | 500          | 200 'a'",
                "text/plain                              | 0000feff00000061     | 500          | 200 'a'",
                "application/octet-stream                | efbbbf61             | 200 efbbbf61 | 200 '\uFEFFa'",
                // none, the longest that may be, and one byte more
                "application/octet-stream                | ''                   | 200 nothing  | 200 nothing",
                "image/jpeg                              | ''                   | 200 nothing  | 200 nothing",
                "application/octet-stream                | 30303030303030303030 | 200 30303030303030303030 "
                        + "| 200 '0000000000'",
                "application/octet-stream                | 3030303030303030303030 | 500        | 500",
            })
    void a_body_of_some_type_becomes(String type, String hex, String asBytes, String asText) throws IOException {
        byte[] body = HexFormat.of().parseHex(hex);
        String[] headers = type.equals("-") ? new String[0] : new String[] {"Content-Type: " + type};

        assertThat(app.http().send("POST", "/bytes", body, headers).brief()).isEqualTo(asBytes.strip());
        assertThat(app.http().send("POST", "/text", body, headers).brief()).isEqualTo(asText);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                // Content-Type                                           | kind of body
                "application/octet-stream                                 | bytes",
                "application / octet-stream                               | bytes",
                "application/octet-stream ; a=b ; c = d                   | bytes",
                "application/octet-stream; a                              | bytes",
                "application/octet-stream; a; b=c                         | bytes",
                "application/octet-stream; a=\"\"                          | bytes",
                "application/octet-stream; a=\"b;c=d e\"                   | bytes",
                "application/octet-stream; a=\"b\\\"c\"                     | bytes",
                "application/octet-stream; a=\"b\\\"                       | bytes",
                "application/octet-stream; a=!#$%&'*+-.^_`~               | bytes",
                "x-multipart/x                                            | bytes",
                "multipart/form-data; boundary=\"a=b\"                     | bytes",
                "multipart/form-data; boundary=a=b                        | text",
                "multipart/form-data; boundary=a/b                        | text",
                "multipart/form-data; boundary=                           | text",
                "application/octet-stream; a=b c                          | text",
                "application/octet-stream;                                | text",
                "application/octet-stream; a=b;                           | text",
                "application/octet-stream;; a=b                           | text",
                "application/octet-stream; =b                             | text",
                "application/octet-stream; a=\"b                           | text",
                "application/octet-stream; a=\"b\\\"; c=d                  | text",
                "application/octet-stream; a=\"b\"c                        | text",
                "application/octet-stream, a/b                            | text",
                "application/octet-stream a                               | text",
                "application/octet-stream/x                               | text",
                "application/octet-streams                                | text",
                "application/x-multipart                                  | text",
                "application                                              | text",
                "multipart/                                               | text",
            })
    void a_type_with_parameters_means(String type, String kind) throws IOException {
        String expected = kind.equals("bytes") ? "200 ffd8" : "500";

        assertThat(app.http()
                        .send("POST", "/bytes", new byte[] {(byte) 0xff, (byte) 0xd8}, "Content-Type: " + type)
                        .brief())
                .isEqualTo(expected);
    }

    @Test
    void two_types_are_none_that_can_be_read() throws IOException {
        String type = "Content-Type: application/octet-stream";

        assertThat(app.http()
                        .send("POST", "/bytes", new byte[] {'a'}, type, type)
                        .brief())
                .isEqualTo("500");
    }

    @Test
    void a_body_in_chunks_is_none_however_long() throws IOException {
        String type = "Content-Type: application/octet-stream";

        assertThat(app.http().sendChunked("/bytes", new byte[1], type).brief()).isEqualTo("200 nothing");
        assertThat(app.http().sendChunked("/text", new byte[100_000], type).brief())
                .isEqualTo("200 nothing");
    }
}
