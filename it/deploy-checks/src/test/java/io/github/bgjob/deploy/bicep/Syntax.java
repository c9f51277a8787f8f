package io.github.bgjob.deploy.bicep;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node of a syntax tree; the types are those of the grammar tree-sitter-bicep.
 *
 * @param field what the node is to its parent; empty when it has no name for that
 * @param line counted from 1
 */
public record Syntax(String type, String field, int line, String text, List<Syntax> children) {

    static Syntax of(Map<?, ?> json) {
        return new Syntax(
                (String) json.get("type"),
                json.get("field") instanceof String field ? field : "",
                ((Number) json.get("line")).intValue(),
                (String) json.get("text"),
                ((List<?>) json.get("children"))
                        .stream().map(child -> of((Map<?, ?>) child)).toList());
    }

    /** Whether it is of one of the types. */
    public boolean is(String... types) {
        return List.of(types).contains(type);
    }

    Optional<Syntax> child(String... types) {
        return children.stream().filter(child -> child.is(types)).findFirst();
    }

    /** The child that is this to its parent; the grammar guarantees it. */
    Syntax field(String name) {
        return children.stream()
                .filter(child -> child.field.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + name + " in " + text));
    }

    Syntax last() {
        return children.get(children.size() - 1);
    }

    /** This and all below. */
    public Stream<Syntax> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Syntax::all));
    }

    /** The value of a string without anything to be filled in. */
    public Optional<String> literal() {
        if (!type.equals("string") || child("interpolation").isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                text.substring(1, text.length() - 1).replace("\\'", "'").replace("\\$", "$"));
    }

    /** The values of an object, by name; names that are computed stand there as they are written. */
    List<Property> properties() {
        return children.stream()
                .filter(child -> child.is("object_property"))
                .map(Property::of)
                .toList();
    }

    /** The value at a path of names below an object, for example {@code properties}, {@code sku}, {@code name}. */
    public Optional<Syntax> at(String... path) {
        Optional<Syntax> node = Optional.of(this);
        for (String name : path) {
            node = node.flatMap(object -> object.properties().stream()
                    .filter(property -> property.name().equals(name))
                    .map(Property::value)
                    .findFirst());
        }
        return node;
    }

    /** One entry of an object. */
    record Property(String name, Syntax key, Syntax value) {

        private static Property of(Syntax node) {
            Syntax key = node.children().get(0);
            return new Property(key.literal().orElse(key.text()), key, node.last());
        }
    }
}
