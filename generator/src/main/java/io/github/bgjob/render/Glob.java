package io.github.bgjob.render;

import java.util.regex.Pattern;

/** A pattern over paths with {@code /}: {@code **} stands for anything, {@code *} for anything within one name. */
final class Glob {

    private final String text;
    private final Pattern pattern;

    Glob(String text) {
        this.text = text;
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            if (text.startsWith("**", at)) {
                regex.append(".*");
                at++;
            } else if (text.charAt(at) == '*') {
                regex.append("[^/]*");
            } else {
                regex.append(Pattern.quote(text.substring(at, at + 1)));
            }
        }
        this.pattern = Pattern.compile(regex.toString());
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
