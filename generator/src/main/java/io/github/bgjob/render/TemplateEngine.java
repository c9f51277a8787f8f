package io.github.bgjob.render;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/**
 * FreeMarker with angle-bracket tags and {@code [=name]} for values, so that {@code ${…}}, {@code ${{…}}} and
 * <code>#{…}</code> are text like any other.
 */
final class TemplateEngine {

    private final Configuration configuration = configuration();

    /**
     * @param path names the template in messages; {@code .ftl} files are templates as a whole, others when directives
     *     stand in their comments, and all others are returned as they are
     * @throws TemplateMistake when the template breaks a rule, or names a value or flag that does not exist
     */
    String render(String path, String text, Map<String, ?> values) {
        if (LayerCatalog.isFtl(path)) {
            return process(path, text, values);
        }
        return Directives.areIn(text) ? process(path, Directives.unwrap(path, text), values) : text;
    }

    /** Renders text that has values in it, whatever the path. */
    String process(String path, String text, Map<String, ?> values) {
        try {
            StringWriter out = new StringWriter(text.length() + text.length() / 8);
            new Template(path, text, configuration).process(values, out);
            String rendered = out.toString();
            if (Directives.areIn(rendered)) {
                throw new TemplateMistake(path, "has a directive left over after rendering");
            }
            return rendered;
        } catch (TemplateException | IOException e) {
            throw new TemplateMistake(path, e.getMessage(), e);
        }
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setTagSyntax(Configuration.ANGLE_BRACKET_TAG_SYNTAX);
        configuration.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
        configuration.setLocale(Locale.ROOT);
        configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
        configuration.setNumberFormat("computer");
        SettableModel.install(configuration);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        return configuration;
    }
}
