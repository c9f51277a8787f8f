package com.example.mixjobs.local.functions.host;

import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The <a href="https://learn.microsoft.com/aspnet/core/fundamentals/routing#route-constraints">constraints</a> on route
 * parameters that this host knows.
 */
final class RouteConstraint {

    private static final Predicate<String> INTEGER =
            Pattern.compile("-?\\d{1,18}").asMatchPredicate();
    private static final Predicate<String> GUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")
            .asMatchPredicate();
    private static final Predicate<String> ALPHA = Pattern.compile("[A-Za-z]*").asMatchPredicate();

    private RouteConstraint() {}

    /**
     * Makes the check for one constraint.
     *
     * @param argument what stands in parentheses, or null
     * @throws IllegalArgumentException when this host does not know the constraint or cannot read its argument
     */
    static Predicate<String> of(String name, String argument) {
        return switch (name) {
            case "int", "long" -> INTEGER;
            case "guid" -> GUID;
            case "alpha" -> ALPHA;
            case "minlength" -> length(atLeast(argument));
            case "maxlength" -> length(atMost(argument));
            case "length" -> length(atLeast(argument).and(atMost(argument)));
            case "min" -> number(atLeast(argument));
            case "max" -> number(atMost(argument));
            default ->
                throw new IllegalArgumentException("this host does not know the route constraint '" + name + "'");
        };
    }

    private static Predicate<String> length(LongPredicate bound) {
        return value -> bound.test(value.length());
    }

    private static Predicate<String> number(LongPredicate bound) {
        return INTEGER.and(value -> bound.test(Long.parseLong(value)));
    }

    private static LongPredicate atLeast(String argument) {
        long least = Long.parseLong(argument);
        return value -> value >= least;
    }

    private static LongPredicate atMost(String argument) {
        long most = Long.parseLong(argument);
        return value -> value <= most;
    }
}
