package io.github.bgjob.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.source.util.JavacTask;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.w3c.dom.NodeList;
import org.yaml.snakeyaml.Yaml;

import io.github.bgjob.answers.Answers;
import io.github.bgjob.answers.Failure;
import io.github.bgjob.answers.Given;
import io.github.bgjob.answers.Source;
import io.github.bgjob.decide.Platform;
import io.github.bgjob.decide.RuleBook;
import io.github.bgjob.facts.Edition;
import io.github.bgjob.project.Coordinates;
import io.github.bgjob.project.ProjectModel;

/**
 * Projects for so many combinations of answers and names that every two values meet. None is compiled, because answers
 * change which files there are, and names change what they are called, and nothing else in Java: so it is enough that
 * every file can be parsed, is where its package says, and imports no class of the project that is not there. That the
 * layers compile together is shown by the projects that are built.
 */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class EveryKindOfProjectTest {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+)(?:\\.\\*)?;");

    private static final Map<String, List<String>> ANSWERS = answers();

    private static final List<Coordinates> NAMES = List.of(
            new Coordinates("com.example", "my-jobs", "0.1.0-SNAPSHOT", "com.example.myjobs", 17),
            new Coordinates("a", "b", "1", "c", 21),
            new Coordinates("Org.Photo-Shop", "2nd_Photo.Worker", "1.0+build-7", "de.laden.bilder_2", 25),
            new Coordinates("org.jobs.core.functions", "core", "7", "local.core.web.batch", 17),
            new Coordinates("x_1", "microsoft-windows-login", "0-0", "_a.__b._c1", 21),
            new Coordinates("com." + "long.".repeat(18) + "x", "n".repeat(90), "9.9.9", "p" + ".q".repeat(48), 25));

    private static final List<Sort> SORTS = Stream.of(Platform.values())
            .flatMap(platform -> Stream.of("java", "other").map(language -> new Sort(platform, language)))
            .filter(Sort::hasTemplates)
            .toList();

    private static final Map<String, RenderedTree> PROJECTS = new LinkedHashMap<>();

    @BeforeAll
    static void renderThem() {
        for (List<Integer> combination : Pairwise.of(sizes())) {
            Map<String, Given> given = new LinkedHashMap<>();
            int at = 0;
            for (Map.Entry<String, List<String>> question : ANSWERS.entrySet()) {
                String answer = question.getValue().get(combination.get(at++));
                given.put(question.getKey(), new Given(answer, Source.FLAG, "--" + question.getKey()));
            }
            Sort sort = SORTS.get(combination.get(at++));
            Coordinates names = NAMES.get(combination.get(at));
            String name = sort + " " + given.values().stream().map(Given::text).toList() + " " + names.artifactId();
            PROJECTS.put(name, Renderer.packed().render(sort.project(names, given)));
        }
        assertThat(PROJECTS).hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void everyJavaFileIsWhereItsPackageSaysAndImportsOnlyWhatIsThere() {
        PROJECTS.forEach((name, tree) -> {
            Set<String> classes = new TreeSet<>();
            java(tree).forEach(file -> classes.add(className(file.path())));
            java(tree).forEach(file -> {
                String packageName = found(PACKAGE, file.text()).get(0);
                assertThat(className(file.path())).as(name).startsWith(packageName + ".");
                assertThat(found(IMPORT, file.text()))
                        .as(name + ": " + file)
                        .filteredOn(imported -> imported.startsWith(root(tree) + ".") && !isIn(classes, imported))
                        .isEmpty();
            });
        });
    }

    @Test
    void everyJavaFileCanBeParsed() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        for (Map.Entry<String, RenderedTree> project : PROJECTS.entrySet()) {
            DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
            List<Parsed> files = java(project.getValue()).map(Parsed::new).toList();
            ((JavacTask) compiler.getTask(null, null, found, List.of("-proc:none"), null, files)).parse();
            assertThat(found.getDiagnostics())
                    .as(project.getKey())
                    .filteredOn(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .isEmpty();
        }
    }

    @Test
    void everyModuleIsThereAndEveryOtherFileCanBeRead() throws Exception {
        for (Map.Entry<String, RenderedTree> project : PROJECTS.entrySet()) {
            RenderedTree tree = project.getValue();
            List<String> modules = new ArrayList<>();
            for (RenderedFile file : tree.files()) {
                String path = file.path();
                if (path.endsWith("pom.xml")) {
                    NodeList named = DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(file.bytes()))
                            .getElementsByTagName("module");
                    IntStream.range(0, named.getLength())
                            .forEach(i -> modules.add(named.item(i).getTextContent() + "/pom.xml"));
                } else if (path.endsWith(".yaml") || path.endsWith(".yml")) {
                    new Yaml()
                            .loadAll(file.text())
                            .forEach(document -> assertThat(document).as(path).isNotNull());
                } else if (path.endsWith(".json")) {
                    assertThat(JSON.std.anyFrom(file.text())).as(path).isNotNull();
                }
            }
            assertThat(tree.files())
                    .as(project.getKey())
                    .extracting(RenderedFile::path)
                    .filteredOn(path -> path.endsWith("/pom.xml"))
                    .containsExactlyInAnyOrderElementsOf(modules);
        }
    }

    private static Map<String, List<String>> answers() {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        answers.put("duration", List.of("30s", "8m", "2h", "10d", "200d"));
        answers.put("availability", List.of("scale-to-zero", "always-ready"));
        answers.put("budget", List.of("low", "medium", "high"));
        answers.put("app-service", List.of("none", "windows", "linux"));
        answers.put("interruptible", List.of("yes", "no"));
        return answers;
    }

    private static List<Integer> sizes() {
        return Stream.concat(ANSWERS.values().stream().map(List::size), Stream.of(SORTS.size(), NAMES.size()))
                .toList();
    }

    private static Stream<RenderedFile> java(RenderedTree tree) {
        return tree.files().stream().filter(file -> file.path().endsWith(".java"));
    }

    /** The package that everything in the project is below of. */
    private static String root(RenderedTree tree) {
        String jobs = java(tree)
                .map(RenderedFile::path)
                .filter(path -> path.endsWith("/Jobs.java"))
                .findFirst()
                .orElseThrow();
        String name = className(jobs);
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static String className(String path) {
        return path.replaceFirst("^.*?/src/\\w+/java/", "")
                .replaceFirst("\\.java$", "")
                .replace('/', '.');
    }

    /** Whether it is such a class, a class in one, a member of one, or a package of some. */
    private static boolean isIn(Set<String> classes, String imported) {
        for (String name = imported; name.contains("."); name = name.substring(0, name.lastIndexOf('.'))) {
            if (classes.contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    /** What decides which layers there are. */
    private record Sort(Platform platform, String language) {

        ProjectModel project(Coordinates names, Map<String, Given> answers) {
            Map<String, Given> all = new LinkedHashMap<>(answers);
            all.put("language", new Given(language, Source.FLAG, "--language"));
            return ProjectModel.of(names, RuleBook.force(Answers.of(all), Edition.CURRENT, platform));
        }

        boolean hasTemplates() {
            try {
                project(NAMES.get(0), Map.of());
                return true;
            } catch (Failure failure) {
                assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_YET);
                return false;
            }
        }
    }

    private static final class Parsed extends SimpleJavaFileObject {

        private final RenderedFile file;

        Parsed(RenderedFile file) {
            super(URI.create("string:///" + file.path()), Kind.SOURCE);
            this.file = file;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }
    }
}
