package com.example.mixjobs.local;

import java.util.Arrays;
import java.util.List;

/**
 * A table as tests write it down.
 *
 * @param head the first line
 */
record Table(List<String> head, List<List<String>> rows) {

    /** @param columns what stands between two of them, blanks aside */
    static Table parse(String columns, String text) {
        List<List<String>> lines = text.lines()
                .map(line -> Arrays.stream(line.split(columns, -1))
                        .map(String::strip)
                        .toList())
                .toList();
        return new Table(lines.get(0), lines.subList(1, lines.size()));
    }

    String cell(List<String> row, String column) {
        return row.get(head.indexOf(column));
    }
}
