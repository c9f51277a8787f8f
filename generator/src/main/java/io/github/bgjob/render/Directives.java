package io.github.bgjob.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Directives in the comments of files that our own build reads. Only whole lines, only {@code <#if flag>} and
 * {@code </#if>}, and only where a comment is a line by itself; so the file means the same to our build as if they were
 * not there.
 */
final class Directives {

    private static final Pattern ANY = Pattern.compile("</?#[a-z]");
    private static final Pattern ANY_SYNTAX = Pattern.compile("</?[#@]|\\[=");
    private static final Pattern ALLOWED = Pattern.compile("</#if>|<#if !?\\w+(?: (?:&&|\\|\\|) !?\\w+)*>");
    private static final Pattern XML_LINE = Pattern.compile("\\s*<!--\\s*(</?#[^>]*>)\\s*-->\\s*");
    private static final Pattern HASH_LINE = Pattern.compile("\\s*#\\s*(</?#[^>]*>)\\s*");

    private Directives() {}

    /** Whether the text has anything that looks like a directive, in a comment or not. */
    static boolean areIn(String text) {
        return (text.contains("<#") || text.contains("</#"))
                && ANY.matcher(text).find();
    }

    /**
     * Takes the directives out of their comments, each on its line.
     *
     * @throws TemplateMistake when a directive stands in a file of another kind, is not allowed, or is not a line by
     *     itself, and when another line could be taken for template syntax
     */
    static String unwrap(String path, String text) {
        Pattern comment = commentLine(path)
                .orElseThrow(() -> new TemplateMistake(
                        path,
                        "has a directive; they stand only in POMs, YAML, properties, .gitignore, README.md and"
                                + " META-INF/services, everything else is a layer or an .ftl file"));
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            Matcher directive = comment.matcher(line);
            if (!directive.matches()) {
                if (ANY_SYNTAX.matcher(line).find()) {
                    throw mistake(path, lines, line, "would be taken for template syntax");
                }
                lines.add(line);
            } else if (ALLOWED.matcher(directive.group(1)).matches()) {
                lines.add(directive.group(1));
            } else {
                throw mistake(path, lines, line, "only <#if flag> and </#if> may stand in a comment");
            }
        }
        return String.join("\n", lines);
    }

    private static Optional<Pattern> commentLine(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.equals("pom.xml") || name.equals("README.md")) {
            return Optional.of(XML_LINE);
        }
        return name.equals(".gitignore")
                        || name.matches(".*\\.(yaml|yml|properties)")
                        || path.contains("META-INF/services/")
                ? Optional.of(HASH_LINE)
                : Optional.empty();
    }

    private static TemplateMistake mistake(String path, List<String> before, String line, String what) {
        return new TemplateMistake(path, "line " + (before.size() + 1) + ", '" + line.strip() + "': " + what);
    }
}
