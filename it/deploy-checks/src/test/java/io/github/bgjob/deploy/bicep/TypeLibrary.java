package io.github.bgjob.deploy.bicep;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Microsoft's definitions of resource types, as the Bicep compiler has them: lists of types that refer to each other by
 * position. Source: the repository Azure/bicep-types-az.
 */
public final class TypeLibrary {

    private static final int REQUIRED = 1;
    private static final int READ_ONLY = 2;

    private final Map<String, Type> resources = new HashMap<>();

    /** Reads every file of a directory. */
    public static TypeLibrary in(Path directory) throws IOException {
        TypeLibrary library = new TypeLibrary();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".json")).toList()) {
                library.add(file);
            }
        }
        return library;
    }

    /** @param typeAndVersion for example {@code Microsoft.Web/sites@2024-11-01} */
    Optional<Type> resource(String typeAndVersion) {
        return Optional.ofNullable(resources.get(typeAndVersion));
    }

    private void add(Path file) {
        try {
            List<Object> types = JSON.std.listFrom(Files.readString(file));
            Source source = new Source(types, new HashMap<>());
            for (Object type : types) {
                Map<?, ?> definition = (Map<?, ?>) type;
                if (definition.get("$type").equals("ResourceType")) {
                    resources.put((String) definition.get("name"), source.type(definition.get("body")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** One file. */
    private record Source(List<Object> types, Map<Integer, Type> known) {

        Type type(Object reference) {
            int index = Integer.parseInt(
                    ((Map<?, ?>) reference).get("$ref").toString().substring(2));
            Type type = known.get(index);
            if (type == null) {
                type = read((Map<?, ?>) types.get(index));
                known.put(index, type);
            }
            return type;
        }

        private Type read(Map<?, ?> definition) {
            return switch ((String) definition.get("$type")) {
                case "StringLiteralType" -> new Type.Literal(definition.get("value"));
                case "StringType" -> limited(Type.Plain.STRING, definition, "minLength", "maxLength");
                case "IntegerType" -> limited(Type.Plain.INT, definition, "minValue", "maxValue");
                case "BooleanType" -> Type.Plain.BOOL;
                case "ArrayType" -> new Type.Array(type(definition.get("itemType")));
                case "UnionType" ->
                    new Type.Either(((List<?>) definition.get("elements"))
                            .stream().map(this::type).toList());
                case "ObjectType" -> structure(definition, Map.of());
                case "DiscriminatedObjectType" -> choice(definition);
                default -> Type.Plain.ANY;
            };
        }

        private static Type limited(Type.Plain plain, Map<?, ?> definition, String least, String most) {
            Long from = number(definition.get(least));
            Long to = number(definition.get(most));
            String pattern = (String) definition.get("pattern");
            return from == null && to == null && pattern == null ? plain : new Type.Limited(plain, from, to, pattern);
        }

        private static Long number(Object value) {
            return value instanceof Number number ? number.longValue() : null;
        }

        private Type.Structure structure(Map<?, ?> definition, Map<String, Type.Member> base) {
            Map<String, Type.Member> members = new LinkedHashMap<>(base);
            members.putAll(members(definition.get("properties")));
            Object additional = definition.get("additionalProperties");
            return new Type.Structure(
                    (String) definition.get("name"), members, additional == null ? null : type(additional));
        }

        private Map<String, Type.Member> members(Object properties) {
            Map<String, Type.Member> members = new LinkedHashMap<>();
            ((Map<?, ?>) properties).forEach((name, property) -> {
                Map<?, ?> map = (Map<?, ?>) property;
                int flags = ((Number) map.get("flags")).intValue();
                Object reference = map.get("type");
                members.put(
                        (String) name,
                        new Type.Member(() -> type(reference), (flags & REQUIRED) != 0, (flags & READ_ONLY) != 0));
            });
            return members;
        }

        private Type choice(Map<?, ?> definition) {
            Map<String, Type.Member> base = members(definition.get("baseProperties"));
            Map<String, Type.Structure> objects = new LinkedHashMap<>();
            ((Map<?, ?>) definition.get("elements"))
                    .forEach((value, reference) -> objects.put(
                            (String) value,
                            structure(
                                    (Map<?, ?>) types.get(Integer.parseInt(((Map<?, ?>) reference)
                                            .get("$ref")
                                            .toString()
                                            .substring(2))),
                                    base)));
            return new Type.Choice(
                    (String) definition.get("name"), (String) definition.get("discriminator"), base, objects);
        }
    }
}
