package com.example.mixjobs.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.example.mixjobs.service.JobRefused;

/** Forms as browsers and curl send them, and as they should not be sent. In the tables {@code |} ends a line. */
@Timeout(30)
class FormTest {

    private static final String IMAGE = "--B|Content-Disposition: form-data; name=\"file\"||x|";

    @ParameterizedTest
    @CsvSource(quoteCharacter = '^', textBlock = """
            --B|Content-Disposition: form-data; name="file"||picture|--B--|,                                        picture, {}
            --B|Content-Disposition: form-data; name="file"||picture|--B--,                                         picture, {}
            --B|Content-Disposition: form-data; name="file"||two|lines|--B--|,                                      two|lines, {}
            --B|Content-Disposition: form-data; name="file"||||--B--|,                                              |, {}
            --B|Content-Disposition: form-data; name="file"||a|--C|--B--|,                                          a|--C, {}
            --B|content-disposition:form-data;NAME=file|Content-Type: image/png||x|--B--|,                          x, {}
            --B|Content-Disposition: form-data;|  name="file"||x|--B--|,                                            x, {}
            --B|Content-Disposition: form-data; filename="a;name=b.jpg"; name="file"||x|--B--|,                     x, {}
            --B|Content-Disposition: form-data; filename="a\\"; name=\\"b"; name="file"||x|--B--|,                  x, {}
            before|--B|Content-Disposition: form-data; name="file"||x|--B--|behind,                                 x, {}
            --B  |Content-Disposition: form-data; name="file"||x|--B--|,                                            x, {}
            --B|Content-Disposition: form-data; name="w"||3|--B|Content-Disposition: form-data; name="file"||x|--B--|, x, {w=3}
            --B|Content-Disposition: form-data; name="größe"||ä|--B|Content-Disposition: form-data; name="file"||x|--B--|, x, {größe=ä}
            --B|Content-Disposition: form-data; name="f"; filename="f"||3|--B|Content-Disposition: form-data; name="file"||x|--B--|, x, {}
            --B|X: y||3|--B||no headers|--B|Content-Disposition: form-data; name="file"||x|--B--|,                  x, {}
            """)
    void formsAreRead(String body, String content, String fields) {
        Form form = read("multipart/form-data; boundary=B", body);

        assertThat(new String(form.content(), UTF_8)).isEqualTo(content.replace("|", "\r\n"));
        assertThat(form.fields()).hasToString(fields);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '^', textBlock = """
            multipart/form-data,                                       refused
            multipart/form-data; boundary=,                            refused
            multipart/form-data; boundary="B",                         ok
            Multipart/Form-Data;charset=utf-8;Boundary=B; x=y,         ok
            multipart/form-data; boundary=C,                           refused
            """)
    void theBoundaryIsTheOneOfTheContentType(String contentType, String outcome) {
        if (outcome.equals("ok")) {
            assertThat(read(contentType, IMAGE + "--B--|").content()).containsExactly('x');
        } else {
            refused(contentType, IMAGE + "--B--|", "boundary");
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '^', textBlock = """
            ^^,                                                                     does not occur
            |,                                                                      does not occur
            picture,                                                                does not occur
            --B,                                                                    something stands behind
            --Bx|Content-Disposition: form-data; name="file"||x|--B--|,            something stands behind
            --B|Content-Disposition: form-data; name="file"|,                      do not end
            --B|Content-Disposition: form-data; name="file"||x,                    before its closing boundary
            --B|Content-Disposition: form-data; name="file"||x|--B,                something stands behind
            --B--|,                                                                 no part named "file"
            --B|Content-Disposition: form-data; name="picture"||x|--B--|,           no part named "file"
            """)
    void whatIsNoFormIsRefusedAndSaysWhy(String body, String why) {
        refused("multipart/form-data; boundary=B", body, why);
    }

    @Test
    void aFormOfVeryManyPartsIsRefusedBeforeItFillsTheMemory() {
        refused("multipart/form-data; boundary=B", "--B||x|".repeat(1_000_000) + "--B--|", "more than 100 parts");
    }

    @Test
    void aDamagedFormIsReadOrRefusedAndNothingElse() {
        byte[] whole = (IMAGE + IMAGE.replace("file", "width") + "--B--|")
                .replace("|", "\r\n")
                .getBytes(UTF_8);
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = Arrays.copyOf(whole, whole.length - random.nextInt(whole.length / 4));
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) "\r\n-B;\"=\\ x".charAt(random.nextInt(10));
            }
            try {
                assertThat(Form.read(request("multipart/form-data; boundary=B", damaged))
                                .content())
                        .isNotNull();
            } catch (JobRefused refused) {
                assertThat(refused.reason()).isEqualTo(JobRefused.Reason.INVALID);
            }
        }
    }

    private static void refused(String contentType, String body, String why) {
        assertThatExceptionOfType(JobRefused.class)
                .isThrownBy(() -> read(contentType, body))
                .withMessageContaining(why)
                .extracting(JobRefused::reason)
                .isEqualTo(JobRefused.Reason.INVALID);
    }

    private static Form read(String contentType, String body) {
        return Form.read(request(contentType, body.replace("|", "\r\n").getBytes(UTF_8)));
    }

    private static ApiRequest request(String contentType, byte[] body) {
        return new ApiRequest("POST", "/api/jobs", Map.of(), Map.of("content-type", contentType), body);
    }
}
