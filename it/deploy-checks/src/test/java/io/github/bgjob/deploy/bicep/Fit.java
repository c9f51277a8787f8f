package io.github.bgjob.deploy.bicep;

import static io.github.bgjob.deploy.bicep.Type.Plain.ANY;
import static io.github.bgjob.deploy.bicep.Type.Plain.NULL;

import java.util.List;

/** Whether a value of one type may stand where another is wanted. */
final class Fit {

    private Fit() {}

    static boolean isPossible(Type wanted, Type given) {
        if (wanted == ANY || given == ANY || given == NULL) {
            return true;
        }
        if (given instanceof Type.Either either) {
            return either.types().stream().allMatch(type -> isPossible(wanted, type));
        }
        if (wanted instanceof Type.Either either) {
            List<Type> literals = either.types().stream()
                    .filter(Type.Literal.class::isInstance)
                    .toList();
            boolean listed = !literals.isEmpty() && given instanceof Type.Literal;
            return (listed ? literals : either.types()).stream().anyMatch(type -> isPossible(type, given));
        }
        if (given instanceof Type.Literal literal) {
            if (wanted instanceof Type.Literal one) {
                return one.value().equals(literal.value());
            }
            return wanted instanceof Type.Limited limited
                    ? limited.plain() == literal.plain() && isWithin(limited, literal.value())
                    : wanted == literal.plain();
        }
        if (wanted instanceof Type.Literal) {
            return false;
        }
        if (wanted instanceof Type.Array array) {
            return given instanceof Type.Array other && isPossible(array.item(), other.item());
        }
        return plain(wanted) == plain(given);
    }

    private static boolean isWithin(Type.Limited limits, Object value) {
        long size = value instanceof String text ? text.length() : ((Number) value).longValue();
        return (limits.least() == null || size >= limits.least())
                && (limits.most() == null || size <= limits.most())
                && (limits.pattern() == null || String.valueOf(value).matches(limits.pattern()));
    }

    private static Object plain(Type type) {
        if (type instanceof Type.Limited limited) {
            return limited.plain();
        }
        return type instanceof Type.Plain ? type : "object";
    }
}
