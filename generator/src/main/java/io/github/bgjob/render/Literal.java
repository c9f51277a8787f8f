package io.github.bgjob.render;

/**
 * A value in a file that our own build reads, so that no interpolation can stand there.
 *
 * @param file template path
 * @param text what stands in the template, exactly once
 * @param becomes what replaces it, with {@code [=name]} for values
 */
record Literal(String file, String text, String becomes) {

    /** @throws TemplateMistake when the file does not have the literal exactly once */
    String replace(String source, String replacement) {
        int first = source.indexOf(text);
        if (first < 0 || first != source.lastIndexOf(text)) {
            throw new TemplateMistake(
                    file, "must have the literal '" + text + "' exactly once, but has it " + count(source) + " times");
        }
        return source.substring(0, first) + replacement + source.substring(first + text.length());
    }

    private int count(String source) {
        int count = 0;
        for (int at = source.indexOf(text); at >= 0; at = source.indexOf(text, at + 1)) {
            count++;
        }
        return count;
    }
}
