package io.github.bgjob.decide;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One line of the rule book.
 *
 * @param id {@code R1} … {@code R8}, {@code R3b}
 * @param name one word for what it is about
 * @param when whether the rule speaks in a situation
 * @param then the target it asks for, called only when it speaks
 * @param because one sentence that names the answers and facts the rule stands on
 * @param words the article's words behind it
 * @param insists when its target is vetoed, nothing else will do: there is no recommendation
 */
record Rule(
        String id,
        String name,
        Predicate<Situation> when,
        Function<Situation, Target> then,
        Function<Situation, String> because,
        Function<Situation, String> words,
        boolean insists) {}
