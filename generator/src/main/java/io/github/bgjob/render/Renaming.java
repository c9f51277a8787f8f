package io.github.bgjob.render;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.bgjob.project.Coordinates;
import io.github.bgjob.project.ProjectModel;

/** Gives the templates' reserved identity the project's own names, in texts and paths. */
final class Renaming {

    private static final String FRAGMENT = Coordinates.RESERVED;
    private static final String PACKAGE = "com.acmetpl.jobs";
    private static final Pattern JAVA_LINE =
            Pattern.compile("(?:package|import|import static) " + Pattern.quote(PACKAGE) + "[\\w.*]*;");
    private static final Pattern SCRIPT = Pattern.compile(".*\\.(?:sh|cmd|ps1|bicep)");

    /** The most letters that stand before the fragment in a reserved name. */
    private static final int BEFORE_FRAGMENT = "0.0.7-".length();

    private final Map<String, String> names;
    private final Pattern reserved;

    Renaming(ProjectModel model) {
        String packageName = model.coordinates().packageName();
        this.names = Map.of(
                "com.acmetpl",
                model.coordinates().groupId(),
                "acmetpl-jobs",
                model.coordinates().artifactId(),
                "0.0.7-acmetpl",
                model.coordinates().version(),
                PACKAGE,
                packageName,
                PACKAGE.replace('.', '/'),
                packageName.replace('.', '/'),
                "acmetpl-azname",
                model.azureName().value());
        this.reserved = Pattern.compile(names.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
    }

    String apply(String text) {
        int fragment = text.indexOf(FRAGMENT);
        if (fragment < 0) {
            return text;
        }
        StringBuilder renamed = new StringBuilder(text.length());
        Matcher matcher = reserved.matcher(text);
        int done = 0;
        // Looking for the fragment first is an order of magnitude faster than trying the names at every letter.
        while (fragment >= 0 && matcher.find(Math.max(done, fragment - BEFORE_FRAGMENT))) {
            renamed.append(text, done, matcher.start()).append(names.get(matcher.group()));
            done = matcher.end();
            fragment = text.indexOf(FRAGMENT, done);
        }
        return renamed.append(text, done, text.length()).toString();
    }

    /**
     * Looks at a template before it is renamed: in Java only package and import lines change their length without a
     * formatter minding, and scripts are the same in every project.
     *
     * @throws TemplateMistake when the reserved identity stands elsewhere in them
     */
    static void checkSource(String path, String text, boolean executable) {
        if (!text.contains(FRAGMENT)) {
            return;
        }
        if (executable || SCRIPT.matcher(path).matches()) {
            throw new TemplateMistake(path, "is a script and must not have the reserved identity '" + FRAGMENT + "'");
        }
        if (path.endsWith(".java")) {
            text.lines()
                    .filter(line ->
                            line.contains(FRAGMENT) && !JAVA_LINE.matcher(line).matches())
                    .findFirst()
                    .ifPresent(line -> {
                        throw new TemplateMistake(
                                path,
                                "has the reserved identity outside package and import lines: '" + line.strip() + "'");
                    });
        }
    }

    /**
     * Looks at a path or text after it was renamed.
     *
     * @throws TemplateMistake when something of the reserved identity is left in it, whatever its case
     */
    static void checkResult(String path, String rendered) {
        if (rendered.toLowerCase(Locale.ROOT).contains(FRAGMENT)) {
            throw new TemplateMistake(path, "still has something of the reserved identity '" + FRAGMENT + "'");
        }
    }
}
