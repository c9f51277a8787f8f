package io.github.bgjob.answers;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a mistyped word was meant to be. */
public final class Nearest {

    private Nearest() {}

    /** The candidate that needs the fewest edits, when that is at most a third of its length (but two at least). */
    public static Optional<String> to(String typed, Collection<String> candidates) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        return candidates.stream()
                .filter(candidate -> distance(wanted, candidate) <= Math.max(2, candidate.length() / 3)
                        && distance(wanted, candidate) < candidate.length())
                .min(Comparator.comparingInt(candidate -> distance(wanted, candidate)));
    }

    /** Levenshtein's distance: insertions, deletions and replacements of one character. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int column = 0; column <= b.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= a.length(); row++) {
            int[] current = new int[b.length() + 1];
            current[0] = row;
            for (int column = 1; column <= b.length(); column++) {
                int replaced = above[column - 1] + (a.charAt(row - 1) == b.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[b.length()];
    }
}
