package io.github.bgjob.deploy.bicep;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a value can be. */
sealed interface Type {

    /** Types without parts. */
    enum Plain implements Type {
        ANY,
        STRING,
        INT,
        BOOL,
        NULL;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** One value: a string, a whole number or a truth value. */
    record Literal(Object value) implements Type {

        Plain plain() {
            if (value instanceof String) {
                return Plain.STRING;
            }
            return value instanceof Boolean ? Plain.BOOL : Plain.INT;
        }

        @Override
        public String toString() {
            return "'" + value + "'";
        }
    }

    /** A string or number within limits; absent limits are null. */
    record Limited(Plain plain, Long least, Long most, String pattern) implements Type {

        @Override
        public String toString() {
            return plain + " of " + least + " to " + most + (pattern == null ? "" : " like " + pattern);
        }
    }

    record Array(Type item) implements Type {

        @Override
        public String toString() {
            return item + "[]";
        }
    }

    /**
     * An object.
     *
     * @param additional what other properties may be; null when there are none
     */
    record Structure(String name, Map<String, Member> members, Type additional) implements Type {

        @Override
        public String toString() {
            return name;
        }
    }

    /** One of several objects, told apart by the value of a property. */
    record Choice(String name, String discriminator, Map<String, Member> base, Map<String, Structure> objects)
            implements Type {

        @Override
        public String toString() {
            return name;
        }
    }

    record Either(List<Type> types) implements Type {

        @Override
        public String toString() {
            return types.stream().map(Type::toString).collect(Collectors.joining(" | "));
        }
    }

    /** A property; its type is looked up when it is needed, because types refer to each other in circles. */
    record Member(java.util.function.Supplier<Type> type, boolean required, boolean readOnly) {

        static Member of(Type type) {
            return new Member(() -> type, false, false);
        }
    }
}
