package com.example.functionsjobs.processor;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** The end of a message on a word that is not known: the known one that may have been meant. */
final class Suggestion {

    private Suggestion() {}

    static String of(String typed, Collection<String> known) {
        int near = Math.min(2, typed.length() / 2);
        return known.stream()
                .filter(word -> distance(typed.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT)) <= near)
                .findFirst()
                .map(". Did you mean '%s'?"::formatted)
                .orElse(".");
    }

    /** Levenshtein's: how many letters must be put in, left out or changed. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
