package io.github.bgjob.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads {@code layers.yaml}; every key it does not know is a mistake. */
final class LayersYaml {

    static final String FILE = "layers.yaml";

    private LayersYaml() {}

    static LayerCatalog read(String text) {
        Map<?, ?> top = map("the file", load(text), Set.of("roots", "layers", "executable", "literals"));
        Map<String, String> roots = new LinkedHashMap<>();
        map("roots", top.get("roots"), null).forEach((from, to) -> roots.put(text("roots", from), text("roots", to)));
        List<Layer> layers = new ArrayList<>();
        map("layers", top.get("layers"), null).forEach((name, node) -> layers.add(layer(text("layers", name), node)));
        return new LayerCatalog(
                roots, layers, globs("executable", top.get("executable")), literals(top.get("literals")));
    }

    private static Object load(String text) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (YAMLException e) {
            throw new TemplateMistake(FILE, e.getMessage(), e);
        }
    }

    private static Layer layer(String name, Object node) {
        Map<?, ?> map = map(name, node, Set.of("when", "paths", "except"));
        Optional<List<String>> when =
                map.containsKey("when") ? Optional.of(texts(name + ".when", map.get("when"))) : Optional.empty();
        List<Glob> except = map.containsKey("except") ? globs(name + ".except", map.get("except")) : List.of();
        return new Layer(name, when, globs(name + ".paths", map.get("paths")), except);
    }

    private static List<Literal> literals(Object node) {
        return list("literals", node).stream()
                .map(item -> map("literals", item, Set.of("file", "literal", "becomes")))
                .map(map -> new Literal(
                        text("literals.file", map.get("file")),
                        text("literals.literal", map.get("literal")),
                        text("literals.becomes", map.get("becomes"))))
                .toList();
    }

    private static List<Glob> globs(String where, Object node) {
        return texts(where, node).stream().map(Glob::new).toList();
    }

    private static List<String> texts(String where, Object node) {
        return list(where, node).stream().map(item -> text(where, item)).toList();
    }

    private static Map<?, ?> map(String where, Object node, Set<String> known) {
        if (!(node instanceof Map<?, ?> map)) {
            throw new TemplateMistake(FILE, where + " must be a map");
        }
        for (Object key : map.keySet()) {
            if (known != null && !known.contains(key)) {
                throw new TemplateMistake(FILE, where + " has an unknown key '" + key + "'");
            }
        }
        return map;
    }

    private static List<?> list(String where, Object node) {
        if (!(node instanceof List<?> list)) {
            throw new TemplateMistake(FILE, where + " must be a list");
        }
        return list;
    }

    private static String text(String where, Object node) {
        if (!(node instanceof String text)) {
            throw new TemplateMistake(FILE, where + " must be text, but there is '" + node + "'");
        }
        return text;
    }
}
