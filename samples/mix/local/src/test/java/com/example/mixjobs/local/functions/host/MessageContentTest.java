package com.example.mixjobs.local.functions.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class MessageContentTest {

    @ParameterizedTest
    @CsvSource({
        "YWJj,                                abc",
        "'',                                  ''",
        "YWI=,                                ab",
        "'YW\r\nJj\n',                        abc",
        "' Y W\tI = ',                        ab",
        "77u/YQ==,                            \uFEFFa",
    })
    void base64_is_decoded(String raw, String text) throws CharacterCodingException {
        assertThat(MessageContent.text(MessageContent.base64(raw))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"YWI", "YWJjZA", "_-8=", "YW*j", "====", "YQ==YQ==", "{\"id\": 1}", "\u00e9\u00e9\u00e9\u00e9"})
    void no_base64_is(String raw) {
        assertThatIllegalArgumentException().isThrownBy(() -> MessageContent.base64(raw));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "c3", "c328", "eda080", "c080", "f4908080", "61ff62"})
    void no_utf_8_is(String hex) {
        assertThatExceptionOfType(CharacterCodingException.class)
                .isThrownBy(() -> MessageContent.text(HexFormat.of().parseHex(hex)));
    }
}
