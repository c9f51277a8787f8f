package io.github.bgjob.render;

import freemarker.core.Environment;
import freemarker.core.TemplateNumberFormat;
import freemarker.core.TemplateNumberFormatFactory;
import freemarker.core.TemplateValueFormatException;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.util.Locale;
import java.util.Map;

/**
 * How FreeMarker sees a {@link Settable}. It is a number even when its value is not, because numbers are what FreeMarker
 * lets us write in our own way.
 */
record SettableModel(Settable settable) implements TemplateNumberModel, TemplateScalarModel {

    private static final String FORMAT = "settable";

    /** Makes values settable in all templates of the configuration; all other numbers are written as before. */
    static void install(Configuration configuration) {
        String format = configuration.getNumberFormat();
        configuration.setCustomNumberFormats(Map.of(FORMAT, new TextOrNumber(format)));
        configuration.setNumberFormat("@" + FORMAT);
        configuration.setObjectWrapper(new DefaultObjectWrapper(Configuration.VERSION_2_3_34) {
            @Override
            protected TemplateModel handleUnknownType(Object value) throws TemplateModelException {
                return value instanceof Settable settable
                        ? new SettableModel(settable)
                        : super.handleUnknownType(value);
            }
        });
    }

    @Override
    public Number getAsNumber() throws TemplateModelException {
        if (settable.value() instanceof Number number) {
            return number;
        }
        throw new TemplateModelException("'" + settable.value() + "' is not a number");
    }

    @Override
    public String getAsString() {
        return String.valueOf(settable.value());
    }

    private static final class TextOrNumber extends TemplateNumberFormatFactory {

        private final String numbers;

        private TextOrNumber(String numbers) {
            this.numbers = numbers;
        }

        @Override
        public TemplateNumberFormat get(String parameters, Locale locale, Environment environment)
                throws TemplateValueFormatException {
            TemplateNumberFormat format = environment.getTemplateNumberFormat(numbers, locale);
            return new TemplateNumberFormat() {
                @Override
                public String formatToPlainText(TemplateNumberModel number)
                        throws TemplateValueFormatException, TemplateModelException {
                    return number instanceof SettableModel model
                            ? model.settable().text()
                            : format.formatToPlainText(number);
                }

                @Override
                public boolean isLocaleBound() {
                    return false;
                }

                @Override
                public String getDescription() {
                    return "a settable value's text, or " + numbers;
                }
            };
        }
    }
}
