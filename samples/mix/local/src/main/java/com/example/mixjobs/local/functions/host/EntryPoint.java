package com.example.mixjobs.local.functions.host;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.annotation.BindingName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** The method of a function, and where the values of its parameters come from. */
final class EntryPoint {

    private final Method method;
    private final List<Argument> arguments;

    private EntryPoint(Method method, List<Argument> arguments) {
        this.method = method;
        this.arguments = arguments;
    }

    /** Gives a parameter its value at each call. */
    private interface Argument {
        Object value(TriggerData data, ExecutionContext context);
    }

    /**
     * Finds the method.
     *
     * @param entryPoint class and method, with a dot between them
     * @throws IllegalArgumentException when this host cannot call it
     */
    static EntryPoint load(ClassLoader loader, String entryPoint, Trigger trigger) throws ClassNotFoundException {
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
                Arrays.stream(method.getParameters())
                        .map(parameter -> argument(parameter, trigger))
                        .toList());
    }

    /**
     * A call with the given input. The object is made for this call, as the platform does.
     *
     * @return to be called with the app's class loader as the thread's; throws what the function throws
     */
    Callable<Object> bind(TriggerData data, ExecutionContext context) {
        return () -> {
            Object[] values =
                    arguments.stream().map(it -> it.value(data, context)).toArray();
            try {
                Object target = Modifier.isStatic(method.getModifiers())
                        ? null
                        : method.getDeclaringClass().getConstructor().newInstance();
                return method.invoke(target, values);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof Exception thrown) {
                    throw thrown;
                }
                throw new ExecutionException(e.getCause());
            }
        };
    }

    private static Argument argument(Parameter parameter, Trigger trigger) {
        if (parameter.getType() == ExecutionContext.class) {
            return (data, context) -> context;
        }
        BindingName name = parameter.getAnnotation(BindingName.class);
        if (name != null) {
            return (data, context) -> converted(data.metadata(name.value()), parameter.getType());
        }
        if (trigger instanceof Trigger.Http) {
            if (parameter.getType() == HttpRequestMessage.class) {
                Type body = ((ParameterizedType) parameter.getParameterizedType()).getActualTypeArguments()[0];
                HttpBody.check(body);
                return (data, context) -> data.asHttp(body);
            }
        } else if (parameter.getType() == String.class) {
            return (data, context) -> data.asText();
        }
        throw new IllegalArgumentException("this host does not know what to give to the parameter '" + parameter + "'");
    }

    private static Object converted(String text, Class<?> type) {
        if (type == long.class || type == Long.class) {
            return Long.valueOf(text);
        }
        if (type == int.class || type == Integer.class) {
            return Integer.valueOf(text);
        }
        return text;
    }
}
