package io.github.bgjob.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What {@code layers.yaml} says: which file belongs to which layer, where it goes, and what is special about it.
 *
 * @param roots from a folder of the templates to its place in the project, both ending in {@code /} or empty
 * @param executable template files that are started by their name
 */
record LayerCatalog(Map<String, String> roots, List<Layer> layers, List<Glob> executable, List<Literal> literals) {

    private static final String FTL = ".ftl";

    /** @throws TemplateMistake when the file has no layer, or more than one */
    Layer layerOf(String path) {
        List<Layer> found = layers.stream().filter(layer -> layer.has(path)).toList();
        if (found.isEmpty()) {
            throw new TemplateMistake(path, "belongs to no layer; name it in layers.yaml");
        }
        if (found.size() > 1) {
            throw new TemplateMistake(
                    path,
                    "belongs to the layers "
                            + String.join(
                                    " and ", found.stream().map(Layer::name).toList())
                            + "; layers.yaml must name it in exactly one");
        }
        return found.get(0);
    }

    /**
     * Where a template goes in the project; {@code X.ftl} becomes {@code X}.
     *
     * @throws TemplateMistake when no root leads to it
     */
    String placeOf(String path) {
        String file = isFtl(path) ? path.substring(0, path.length() - FTL.length()) : path;
        return roots.entrySet().stream()
                .filter(root -> file.startsWith(root.getKey()))
                .map(root -> root.getValue() + file.substring(root.getKey().length()))
                .findFirst()
                .orElseThrow(() -> new TemplateMistake(path, "is below none of the roots of layers.yaml"));
    }

    boolean isExecutable(String path) {
        return executable.stream().anyMatch(glob -> glob.matches(path));
    }

    List<Literal> literalsOf(String path) {
        return literals.stream().filter(literal -> literal.file().equals(path)).toList();
    }

    /** Whatever stands here but speaks of no file, and flags that no project has. */
    List<TemplateMistake> loose(Collection<String> paths, Collection<String> flags) {
        List<TemplateMistake> loose = new ArrayList<>();
        for (Layer layer : layers) {
            layer.paths().forEach(glob -> addIfIdle(loose, "layer " + layer.name(), glob, paths));
            layer.except().forEach(glob -> addIfIdle(loose, "layer " + layer.name() + ", except", glob, paths));
            layer.when().orElse(List.of()).stream()
                    .filter(flag -> !flags.contains(flag))
                    .forEach(flag -> loose.add(new TemplateMistake(
                            LayersYaml.FILE, "layer " + layer.name() + " waits for the unknown flag '" + flag + "'")));
        }
        executable.forEach(glob -> addIfIdle(loose, "executable", glob, paths));
        literals.forEach(literal -> addIfIdle(loose, "literals", new Glob(literal.file()), paths));
        return loose;
    }

    static boolean isFtl(String path) {
        return path.endsWith(FTL);
    }

    private static void addIfIdle(List<TemplateMistake> loose, String where, Glob glob, Collection<String> paths) {
        if (paths.stream().noneMatch(glob::matches)) {
            loose.add(new TemplateMistake(LayersYaml.FILE, where + ": '" + glob + "' matches no file"));
        }
    }
}
