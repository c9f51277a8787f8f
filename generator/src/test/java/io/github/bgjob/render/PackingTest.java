package io.github.bgjob.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everything that is a template is packed into this program, and nothing else. */
@Timeout(60)
class PackingTest {

    private static final Path SOURCES = Path.of("..", "templates");
    private static final Set<String> OUTPUT_AND_IDES =
            Set.of("target", "node_modules", ".run", ".idea", ".vscode", ".settings");
    private static final Set<String> IDE_FILES = Set.of(".project", ".classpath", ".factorypath", ".DS_Store");

    @Test
    void everyTemplateIsPackedUnchanged() throws IOException {
        Map<String, byte[]> sources = sources();

        assertThat(Templates.packed().paths()).containsExactlyElementsOf(sources.keySet());
        Templates.packed()
                .files()
                .forEach((path, bytes) -> assertThat(bytes).as(path).isEqualTo(sources.get(path)));
        assertThat(sources).containsKeys("java/.gitignore", "java/.mvn/wrapper/maven-wrapper.properties");
    }

    @Test
    void whatIsExecutableInTheTemplatesIsExecutableInTheProject() throws IOException {
        assumeTrue(File.separatorChar == '/', "Windows has no execute bits");
        LayerCatalog catalog = LayersYaml.read(Templates.packed().layers());

        for (String path : sources().keySet()) {
            assertThat(catalog.isExecutable(path)).as(path).isEqualTo(Files.isExecutable(SOURCES.resolve(path)));
        }
    }

    private static Map<String, byte[]> sources() throws IOException {
        Map<String, byte[]> sources = new TreeMap<>();
        Files.walkFileTree(SOURCES, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return OUTPUT_AND_IDES.contains(directory.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = file.getFileName().toString();
                String path = SOURCES.relativize(file).toString().replace(File.separatorChar, '/');
                if (!IDE_FILES.contains(name) && !name.endsWith(".iml") && !path.equals("layers.yaml")) {
                    sources.put(path, Files.readAllBytes(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }
}
