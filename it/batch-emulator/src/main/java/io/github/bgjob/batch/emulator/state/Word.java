package io.github.bgjob.batch.emulator.state;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import io.github.bgjob.batch.emulator.wire.BatchException;
import io.github.bgjob.batch.emulator.wire.ErrorCode;

/** Enumerations as the service writes them: lower case, read without regard to case. */
final class Word {

    private Word() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E read(Optional<String> word, E otherwise) {
        if (word.isEmpty()) {
            return otherwise;
        }
        E[] values = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(word.get()))
                .findFirst()
                .orElseThrow(() -> new BatchException(
                        ErrorCode.INVALID_PROPERTY_VALUE,
                        "'%s' is none of %s"
                                .formatted(word.get(), Arrays.toString(values).toLowerCase(Locale.ROOT))));
    }
}
