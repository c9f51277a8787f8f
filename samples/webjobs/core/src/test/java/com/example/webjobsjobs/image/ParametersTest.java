package com.example.webjobsjobs.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.example.webjobsjobs.processor.PermanentFailure;

@Timeout(20)
class ParametersTest {

    private final byte[] picture = TestPictures.encode(TestPictures.smooth(20, 10), "png");

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "thumbnail | width=big           | Parameter 'width' is 'big'; it must be a whole number from 1 to 30000.",
                "thumbnail | width=0             | Parameter 'width' is '0'; it must be a whole number from 1 to 30000.",
                "thumbnail | width=-5            | Parameter 'width' is '-5'; it must be a whole number from 1 to 30000.",
                "thumbnail | width=30001         | Parameter 'width' is '30001'; it must be a whole number from 1 to 30000.",
                "thumbnail | width=99999999999   | Parameter 'width' is '99999999999'; it must be a whole number from 1 to 30000.",
                "thumbnail | widht=320           | Operation 'thumbnail' has no parameter 'widht'. It takes format, height, keepMetadata, quality, width. Did you mean 'width'?",
                "thumbnail | Width=320           | Operation 'thumbnail' has no parameter 'Width'. It takes format, height, keepMetadata, quality, width. Did you mean 'width'?",
                "grayscale | width=320           | Operation 'grayscale' has no parameter 'width'. It takes format, keepMetadata, quality.",
                "resize    | quality=50          | Operation 'resize' needs a parameter: width or height or both (1 to 30000 pixels).",
                "convert   | quality=50          | Operation 'convert' needs a parameter: format (jpeg, png or gif).",
                "convert   | format=jpg          | Parameter 'format' is 'jpg'; it must be one of jpeg, png, gif. Did you mean 'jpeg'?",
                "convert   | format=webp         | Parameter 'format' is 'webp'; it must be one of jpeg, png, gif.",
                "grayscale | quality=101         | Parameter 'quality' is '101'; it must be a whole number from 1 to 100.",
                "grayscale | keepMetadata=maybe  | Parameter 'keepMetadata' is 'maybe'; it must be one of true, false.",
                "rotate    | quality=50          | Operation 'rotate' needs a parameter: degrees (90, 180 or 270).",
                "rotate    | degrees=45          | Parameter 'degrees' is '45'; it must be one of 90, 180, 270.",
                "watermark | opacity=50          | Operation 'watermark' needs a parameter: text (1 to 100 characters).",
                "watermark | text=x opacity=0    | Parameter 'opacity' is '0'; it must be a whole number from 1 to 100.",
                "watermark | text=x position=top-rigth | Parameter 'position' is 'top-rigth'; it must be one of top-left, top, top-right, left, center, right, bottom-left, bottom, bottom-right. Did you mean 'top-right'?",
                "watermark | text=日本           | Parameter 'text' is '日本'; it must be of Latin letters, digits and common signs.",
                "sharpen   | width=1             | There is no operation 'sharpen'. There are thumbnail, resize, convert, grayscale, rotate, watermark.",
            })
    void whatIsWrongIsSaidWithWhatIsAccepted(String operation, String parameters, String message) {
        Map<String, String> map = Job.parameters(parameters);

        assertThatThrownBy(() -> Job.of(picture, operation, map).check())
                .isInstanceOfSatisfying(
                        PermanentFailure.class, e -> assertThat(e.kind()).isEqualTo(PermanentFailure.Kind.INVALID))
                .hasMessage(message);
        assertThatThrownBy(() -> Job.run(picture, operation, map))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thumbnail", "grayscale"})
    void theOperationsNameMayStandAmongTheParameters(String operation) throws Exception {
        Job.of(picture, operation, Map.of("operation", operation)).check();
    }

    @Test
    void choicesAreReadInAnyCase() throws Exception {
        assertThat(Job.run(picture, "convert", Map.of("format", "JPEG")).mediaType())
                .isEqualTo("image/jpeg");
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> Job.of(picture, "watermark", Map.of("text", "x".repeat(101)))
                        .check())
                .hasMessage("Parameter 'text' has 101 characters; at most 100 are accepted.");
    }
}
