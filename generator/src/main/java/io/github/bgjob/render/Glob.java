package io.github.bgjob.render;

/** A pattern over paths with {@code /}: {@code **} stands for anything, {@code *} for anything within one name. */
record Glob(String text) {

    boolean matches(String path) {
        return matches(0, path, 0);
    }

    private boolean matches(int from, String path, int start) {
        int at = start;
        for (int next = from; next < text.length(); next++, at++) {
            if (text.charAt(next) == '*') {
                return text.startsWith("**", next)
                        ? matchesAfterStar(next + 2, path, at, path.length())
                        : matchesAfterStar(next + 1, path, at, endOfName(path, at));
            }
            if (at == path.length() || text.charAt(next) != path.charAt(at)) {
                return false;
            }
        }
        return at == path.length();
    }

    private boolean matchesAfterStar(int from, String path, int start, int end) {
        for (int at = start; at <= end; at++) {
            if (matches(from, path, at)) {
                return true;
            }
        }
        return false;
    }

    private static int endOfName(String path, int start) {
        int slash = path.indexOf('/', start);
        return slash < 0 ? path.length() : slash;
    }

    @Override
    public String toString() {
        return text;
    }
}
