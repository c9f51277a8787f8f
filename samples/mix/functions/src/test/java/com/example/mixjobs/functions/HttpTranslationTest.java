package com.example.mixjobs.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.mixjobs.http.ApiRequest;

@Timeout(30)
class HttpTranslationTest {

    @Test
    void the_core_gets_what_the_caller_sent_but_not_the_function_key() {
        ApiRequest translated = HttpTranslation.translate(new Request(
                URI.create("https://app.example/api/jobs/a%20b?width=320&Code=secret"),
                Map.of("Content-Type", "image/png", "X-Functions-Key", "secret"),
                Map.of("width", "320", "Code", "secret"),
                Optional.of(new byte[] {1, 2})));

        assertThat(translated.method()).isEqualTo("POST");
        assertThat(translated.path()).isEqualTo("/api/jobs/a b");
        assertThat(translated.query()).isEqualTo(Map.of("width", "320"));
        assertThat(translated.headers()).isEqualTo(Map.of("content-type", "image/png"));
        assertThat(translated.body()).containsExactly(1, 2);
    }

    @Test
    void a_request_without_path_and_body_is_one_for_the_root() {
        ApiRequest translated = HttpTranslation.translate(
                new Request(URI.create("https://app.example"), Map.of(), Map.of(), Optional.empty()));

        assertThat(translated.path()).isEqualTo("/");
        assertThat(translated.body()).isEmpty();
    }

    private record Request(
            URI getUri,
            Map<String, String> getHeaders,
            Map<String, String> getQueryParameters,
            Optional<byte[]> getBody)
            implements HttpRequestMessage<Optional<byte[]>> {

        @Override
        public HttpMethod getHttpMethod() {
            return HttpMethod.POST;
        }

        @Override
        public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
            throw new UnsupportedOperationException();
        }

        @Override
        public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
            throw new UnsupportedOperationException();
        }
    }
}
