package io.github.bgjob.render;

import java.nio.charset.StandardCharsets;
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
        return text.contains(FRAGMENT)
                ? reserved.matcher(text).replaceAll(match -> Matcher.quoteReplacement(names.get(match.group())))
                : text;
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
                            holdsFragment(line) && !JAVA_LINE.matcher(line).matches())
                    .findFirst()
                    .ifPresent(line -> {
                        throw new TemplateMistake(
                                path,
                                "has the reserved identity outside package and import lines: '" + line.strip() + "'");
                    });
        }
    }

    /** @throws TemplateMistake when something of the reserved identity is left in a path or content */
    static void checkResult(String path, byte[] content) {
        if (holdsFragment(path) || holdsFragment(new String(content, StandardCharsets.ISO_8859_1))) {
            throw new TemplateMistake(path, "still has something of the reserved identity '" + FRAGMENT + "'");
        }
    }

    private static boolean holdsFragment(String text) {
        return text.toLowerCase(Locale.ROOT).contains(FRAGMENT);
    }
}
