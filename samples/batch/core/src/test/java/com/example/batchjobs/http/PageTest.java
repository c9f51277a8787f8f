package com.example.batchjobs.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PageTest {

    @Test
    void thePolicyNamesTheHashOfEachScriptAndStyle() {
        ApiResponse page = Page.of("<style>p{}</style><script>\nalert(1)\n</script><script defer>2</script>")
                .answer();

        // printf 'p{}' | openssl dgst -sha256 -binary | base64, and so on
        assertThat(page.headers().get("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='")
                .contains(
                        "script-src 'sha256-J8+4/wmqNoqVGih0Xof49bzVEIwR8aHhR5HvZK1wlzY=' 'sha256-1HNeOiZeFu7gP1lxi5tdAwGcB9i2xR+Q2jpmbuwTqzU='")
                .doesNotContain("unsafe");
    }

    @Test
    void aPageWithoutScriptsMayRunNone() {
        assertThat(Page.of("<p>hello</p>").answer().headers().get("Content-Security-Policy"))
                .contains("script-src 'none'")
                .contains("style-src 'none'");
    }
}
