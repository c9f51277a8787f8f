package com.example.functionsjobs.local.functions.host;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.BindingName;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The method of a function, and where the values of its parameters come from. */
final class EntryPoint {

    private static final Package ANNOTATIONS = BindingName.class.getPackage();

    private final Method method;
    private final List<Argument> arguments;

    private EntryPoint(Method method, List<Argument> arguments) {
        this.method = method;
        this.arguments = arguments;
    }

    /** Gives a parameter its value at each call. */
    private interface Argument {
        Object value(InvocationContext context);
    }

    /**
     * Finds the method.
     *
     * @param entryPoint class and method, with a dot between them
     * @throws IllegalArgumentException when this host cannot call it
     */
    static EntryPoint load(ClassLoader loader, String entryPoint) throws ClassNotFoundException {
        int dot = entryPoint.lastIndexOf('.');
        String name = entryPoint.substring(dot + 1);
        Class<?> type = Class.forName(entryPoint.substring(0, Math.max(dot, 0)), true, loader);
        List<Method> methods = Arrays.stream(type.getMethods())
                .filter(it -> it.getName().equals(name))
                .toList();
        if (methods.size() != 1) {
            throw new IllegalArgumentException(
                    "there must be one public method " + entryPoint + ", but there are " + methods.size());
        }
        Method method = methods.get(0);
        return new EntryPoint(
                method,
                Arrays.stream(method.getParameters()).map(EntryPoint::argument).toList());
    }

    /** The name of the parameter that has an annotation, given by its simple name. */
    Optional<String> parameterWith(String annotation) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> Arrays.stream(parameter.getAnnotations())
                        .anyMatch(it -> it.annotationType().getSimpleName().equals(annotation)))
                .findFirst()
                .flatMap(EntryPoint::boundName);
    }

    /**
     * The values of all parameters.
     *
     * @throws RuntimeException when one cannot be had; the function is not called then
     */
    Object[] arguments(InvocationContext context) {
        return arguments.stream().map(it -> it.value(context)).toArray();
    }

    /**
     * Calls the method. The object is made for this call, as the platform does.
     *
     * @throws Exception what the function throws, also when it is an error
     */
    Object call(Object[] values) throws Exception {
        try {
            Object target = Modifier.isStatic(method.getModifiers())
                    ? null
                    : method.getDeclaringClass().getConstructor().newInstance();
            return method.invoke(target, values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception thrown ? thrown : e;
        }
    }

    private static Argument argument(Parameter parameter) {
        if (parameter.getType() == ExecutionContext.class) {
            return context -> context;
        }
        BindingName metadata = parameter.getAnnotation(BindingName.class);
        if (metadata != null) {
            return context -> context.getDataStore()
                    .getTriggerMetadataByName(metadata.value(), parameter.getParameterizedType())
                    .orElseThrow()
                    .getValue();
        }
        String name = boundName(parameter)
                .filter(it -> parameter.getType() != OutputBinding.class)
                .orElseThrow(() -> new IllegalArgumentException(
                        "this host does not know what to give to the parameter '" + parameter + "'"));
        return context -> context.argument(name, parameter.getParameterizedType());
    }

    /** What the annotation of a binding says. */
    private static Optional<String> boundName(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .filter(it -> it.annotationType().getPackage().equals(ANNOTATIONS))
                .map(EntryPoint::name)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> name(Annotation annotation) {
        try {
            return Optional.of(
                    (String) annotation.annotationType().getMethod("name").invoke(annotation));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
