package io.github.bgjob.answers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A value out of a closed set, written the same way in flags, files, prompts and JSON. */
public interface Choice {

    String name();

    /** Lower case, words joined by hyphens: {@code scale-to-zero}. */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a value, ignoring case and blanks around it.
     *
     * @param where what the value was given for, as it is to stand in the message: {@code --language}
     * @throws Failure naming the values there are, and the nearest one, when there is no such value
     */
    static <E extends Enum<E> & Choice> E parse(Class<E> type, String text, String where) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        for (E value : type.getEnumConstants()) {
            if (value.id().equals(wanted)) {
                return value;
            }
        }
        throw unknown(where, text, ids(type));
    }

    static <E extends Enum<E> & Choice> List<String> ids(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Choice::id).toList();
    }

    /** The failure for a value that is none of {@code known}. */
    static Failure unknown(String where, String text, List<String> known) {
        String all = String.join(", ", known);
        return new Failure(
                where + ": there is no value '" + text.strip() + "'.",
                Nearest.to(text, known)
                        .map(near -> "Did you mean '" + near + "'? The values are: " + all + ".")
                        .orElse("Use one of: " + all + "."));
    }
}
