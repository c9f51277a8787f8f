package com.example.webjobsjobs.local.webjobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import com.example.webjobsjobs.local.TestProcessor;
import com.example.webjobsjobs.processor.JobProcessor;

/**
 * Brings {@link TestProcessor} into programs that are one jar: the jar of an agent joins the class path of whatever is
 * started with it.
 */
public final class TestAgent {

    private static final String SERVICES = "META-INF/services/" + JobProcessor.class.getName();

    private TestAgent() {}

    /** Called before the program's main method; being on the class path is all that is wanted. */
    public static void premain(String arguments) {}

    static Path jar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), TestAgent.class.getName());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            copy(className(TestAgent.class), jar);
            copy(className(TestProcessor.class), jar);
            copy(SERVICES, jar);
        }
        return file;
    }

    private static String className(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static void copy(String resource, JarOutputStream jar) throws IOException {
        try (InputStream stream = TestAgent.class.getResourceAsStream("/" + resource)) {
            jar.putNextEntry(new JarEntry(resource));
            stream.transferTo(jar);
        }
    }
}
