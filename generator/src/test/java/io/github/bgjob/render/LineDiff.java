package io.github.bgjob.render;

import java.util.List;

/** The difference of two texts by lines, from their longest common subsequence. */
final class LineDiff {

    private LineDiff() {}

    /** Changed lines, after {@code -} as expected and after {@code +} as they are; empty when the texts are equal. */
    static String between(String expected, String actual) {
        List<String> a = List.of(expected.split("(?<=\n)", -1));
        List<String> b = List.of(actual.split("(?<=\n)", -1));
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        StringBuilder diff = new StringBuilder();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                i++;
                j++;
            } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
                append(diff, "- ", i, a.get(i));
                i++;
            } else {
                append(diff, "+ ", j, b.get(j));
                j++;
            }
        }
        return diff.toString();
    }

    private static void append(StringBuilder diff, String sign, int index, String line) {
        diff.append(sign)
                .append(index + 1)
                .append(": ")
                .append(line.replace("\r", "\\r").replace("\n", ""))
                .append('\n');
    }
}
