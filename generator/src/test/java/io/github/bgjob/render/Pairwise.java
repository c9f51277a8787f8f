package io.github.bgjob.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Combinations in which every value of one factor meets every value of every other, found greedily. */
final class Pairwise {

    private record Pair(int factor, int value, int otherFactor, int otherValue) {}

    private Pairwise() {}

    /**
     * The combinations, each a value's index by factor; the same for the same sizes.
     *
     * @param sizes how many values each factor has
     */
    static List<List<Integer>> of(List<Integer> sizes) {
        Set<Pair> open = pairs(sizes);
        List<List<Integer>> combinations = new ArrayList<>();
        while (!open.isEmpty()) {
            Pair first = open.iterator().next();
            List<Integer> combination = new ArrayList<>(Collections.nCopies(sizes.size(), -1));
            combination.set(first.factor(), first.value());
            combination.set(first.otherFactor(), first.otherValue());
            for (int factor = 0; factor < sizes.size(); factor++) {
                if (combination.get(factor) < 0) {
                    combination.set(factor, best(combination, factor, sizes.get(factor), open));
                }
            }
            open.removeIf(pair -> covers(combination, pair));
            combinations.add(combination);
        }
        return combinations;
    }

    /** The value with which the combination covers the most open pairs. */
    private static int best(List<Integer> combination, int factor, int values, Set<Pair> open) {
        int best = 0;
        long most = -1;
        for (int value = 0; value < values; value++) {
            List<Integer> tried = new ArrayList<>(combination);
            tried.set(factor, value);
            long covered = open.stream().filter(pair -> covers(tried, pair)).count();
            if (covered > most) {
                most = covered;
                best = value;
            }
        }
        return best;
    }

    private static boolean covers(List<Integer> combination, Pair pair) {
        return combination.get(pair.factor()) == pair.value()
                && combination.get(pair.otherFactor()) == pair.otherValue();
    }

    private static Set<Pair> pairs(List<Integer> sizes) {
        Set<Pair> pairs = new LinkedHashSet<>();
        for (int one = 0; one < sizes.size(); one++) {
            for (int other = one + 1; other < sizes.size(); other++) {
                for (int value = 0; value < sizes.get(one); value++) {
                    for (int otherValue = 0; otherValue < sizes.get(other); otherValue++) {
                        pairs.add(new Pair(one, value, other, otherValue));
                    }
                }
            }
        }
        return pairs;
    }
}
