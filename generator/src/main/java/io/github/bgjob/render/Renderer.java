package io.github.bgjob.render;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.bgjob.project.ProjectModel;

/** Renders a project: chooses its files by layer, fills in values, renames, checks. The same model gives the same bytes. */
public final class Renderer {

    private static final Pattern DOLLARS = Pattern.compile("\\$\\{(\\w+)}");

    private final Templates templates;
    private final LayerCatalog catalog;
    private final TemplateEngine engine = new TemplateEngine();

    Renderer(Templates templates) {
        this.templates = templates;
        this.catalog = LayersYaml.read(templates.layers());
    }

    /** A renderer over the templates inside this program. */
    public static Renderer packed() {
        return new Renderer(Templates.packed());
    }

    /**
     * Renders the files of the layers that the project has.
     *
     * @throws TemplateMistake when a template breaks a rule
     */
    public RenderedTree render(ProjectModel model) {
        Renaming renaming = new Renaming(model);
        List<RenderedFile> files = new ArrayList<>();
        templates.files().forEach((path, bytes) -> {
            Layer layer = catalog.layerOf(path);
            if (layer.isIn(model.flags())) {
                files.add(render(path, bytes, layer, model, renaming));
            }
        });
        return new RenderedTree(files);
    }

    /**
     * Every mistake in the templates, not only the first; looks at files of layers that no model has, too.
     *
     * @param models at least one
     */
    List<TemplateMistake> check(List<ProjectModel> models) {
        List<TemplateMistake> mistakes = new ArrayList<>(
                catalog.loose(templates.paths(), models.get(0).flags().keySet()));
        for (ProjectModel model : models) {
            Renaming renaming = new Renaming(model);
            templates.files().forEach((path, bytes) -> {
                try {
                    Layer layer = catalog.layerOf(path);
                    if (!layer.isNever()) {
                        render(path, bytes, layer, model, renaming);
                    }
                } catch (TemplateMistake mistake) {
                    mistakes.add(mistake);
                }
            });
        }
        return mistakes;
    }

    private RenderedFile render(String path, byte[] bytes, Layer layer, ProjectModel model, Renaming renaming) {
        boolean executable = catalog.isExecutable(path);
        String place = renaming.apply(catalog.placeOf(path));
        Renaming.checkResult(place, place);
        Optional<String> text = TemplateText.of(path, bytes);
        if (text.isEmpty()) {
            Renaming.checkResult(place, new String(bytes, StandardCharsets.ISO_8859_1));
            return new RenderedFile(place, bytes, executable, layer.name());
        }
        Renaming.checkSource(path, text.get(), executable);
        if (LayerCatalog.isFtl(path)) {
            refuseValuesWrittenAsText(path, text.get(), model.values());
        }
        String valued = replaceLiterals(path, text.get(), model.values());
        String rendered = renaming.apply(engine.render(path, valued, model.values()));
        Renaming.checkResult(place, rendered);
        return new RenderedFile(place, rendered.getBytes(StandardCharsets.UTF_8), executable, layer.name());
    }

    /** A value's name in dollars and braces is text to the template engine, and never what was meant. */
    private static void refuseValuesWrittenAsText(String path, String text, Map<String, ?> values) {
        DOLLARS.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(values::containsKey)
                .findFirst()
                .ifPresent(name -> {
                    throw new TemplateMistake(
                            path, "has '${" + name + "}', which stays as it is; the value is written [=" + name + "]");
                });
    }

    private String replaceLiterals(String path, String text, Map<String, ?> values) {
        String replaced = text;
        for (Literal literal : catalog.literalsOf(path)) {
            replaced = literal.replace(replaced, engine.process(path, literal.becomes(), values));
        }
        return replaced;
    }
}
