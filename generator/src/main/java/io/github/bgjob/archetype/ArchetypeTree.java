package io.github.bgjob.archetype;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.bgjob.render.RenderedFile;
import io.github.bgjob.render.RenderedTree;
import io.github.bgjob.render.TemplateMistake;

/**
 * The files of an archetype that makes a project. A file with a placeholder is filled in by Velocity, so everything in it
 * that Velocity would take for its own is written in another way; all other files stay untouched.
 */
final class ArchetypeTree {

    private static final String RESOURCES = "archetype-resources/";
    private static final String LAYER = "archetype";

    /** The archetype plugin fills in this file, whatever the archetype says about it. */
    private static final String ROOT_POM = "pom.xml";

    private static final String SYMBOLS = """
            #set( $symbol_pound = '#' )
            #set( $symbol_dollar = '$' )
            #set( $symbol_escape = '\\' )
            """;

    private final List<Placeholder> placeholders;
    private final Pattern special;

    private ArchetypeTree(List<Placeholder> placeholders) {
        this.placeholders = placeholders;
        this.special = Pattern.compile(
                placeholders.stream()
                                .map(Placeholder::token)
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|")) + "|[\\\\$#]");
    }

    /**
     * The archetype for a project.
     *
     * @param name the archetype's name
     * @param project rendered with the placeholders
     * @throws TemplateMistake when a file is such that the archetype plugin would change it
     */
    static RenderedTree of(String name, List<Variants> project, List<Placeholder> placeholders) {
        ArchetypeTree archetype = new ArchetypeTree(placeholders);
        List<RenderedFile> files = new ArrayList<>();
        List<String> filtered = new ArrayList<>();
        List<String> untouched = new ArrayList<>();
        for (Variants variants : project) {
            RenderedFile resource = archetype.resource(variants);
            files.add(resource);
            if (!variants.standard().path().equals(ROOT_POM)) {
                String path = resource.path().substring(RESOURCES.length());
                (isFilledIn(variants) ? filtered : untouched).add(path);
            }
        }
        List<Placeholder> used = placeholders.stream()
                .filter(placeholder -> isIn(project, placeholder))
                .toList();
        files.add(ArchetypeDescriptor.of(name, used, filtered, untouched));
        return new RenderedTree(files);
    }

    private RenderedFile resource(Variants variants) {
        RenderedFile file = variants.standard();
        if (file.path().contains("__")) {
            throw new TemplateMistake(
                    file.path(), "has '__' in its path, which means a property to the archetype plugin");
        }
        String path = RESOURCES + replace(file.path(), true);
        if (!isFilledIn(variants)) {
            return new RenderedFile(path, file.bytes(), file.executable(), LAYER);
        }
        if (file.text().indexOf('\r') >= 0) {
            throw new TemplateMistake(
                    file.path(), "has a placeholder and CRLF line ends, which Velocity does not keep");
        }
        String escaped = variants.texts().size() == 1 ? replace(file.text(), false) : choice(variants);
        return text(path, escaped.contains("${symbol_") ? SYMBOLS + escaped : escaped);
    }

    private String choice(Variants variants) {
        StringBuilder choice = new StringBuilder();
        variants.texts().forEach((choices, text) -> {
            choice.append(choice.isEmpty() ? "#if( " : "#elseif( ")
                    .append(choices.entrySet().stream()
                            .map(it -> "$" + it.getKey().property() + " == '" + it.getValue() + "'")
                            .collect(Collectors.joining(" && ")))
                    .append(" )\n")
                    .append(replace(text, false));
        });
        return choice.append("#else\n")
                .append(replace(variants.standard().text(), false))
                .append("#end\n")
                .toString();
    }

    private String replace(String text, boolean path) {
        return special.matcher(text).replaceAll(found -> Matcher.quoteReplacement(replacement(found.group(), path)));
    }

    private String replacement(String found, boolean path) {
        return switch (found) {
            case "#" -> "${symbol_pound}";
            case "$" -> "${symbol_dollar}";
            case "\\" -> "${symbol_escape}";
            default -> {
                Placeholder placeholder = placeholders.stream()
                        .filter(it -> it.token().equals(found))
                        .findFirst()
                        .orElseThrow();
                yield path ? placeholder.inPath() : placeholder.inText();
            }
        };
    }

    private static boolean isFilledIn(Variants variants) {
        RenderedFile file = variants.standard();
        return file.path().equals(ROOT_POM)
                || variants.texts().size() > 1
                || file.text().contains(Placeholder.PREFIX);
    }

    private static boolean isIn(List<Variants> project, Placeholder placeholder) {
        return Placeholder.NAMES.contains(placeholder)
                || project.stream()
                        .anyMatch(variants -> variants.standard().text().contains(placeholder.token())
                                || variants.dependOn(placeholder));
    }

    private static RenderedFile text(String path, String text) {
        return new RenderedFile(path, text.getBytes(StandardCharsets.UTF_8), false, LAYER);
    }
}
