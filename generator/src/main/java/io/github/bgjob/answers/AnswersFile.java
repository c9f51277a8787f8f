package io.github.bgjob.answers;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A YAML file that maps the names of flags, without their hyphens in front, to values: {@code duration: 2m}. */
public final class AnswersFile {

    private static final String EXAMPLE = "Write one answer a line, such as 'duration: 2m'.";

    private AnswersFile() {}

    /**
     * Reads the values as they are written, so that {@code 1.10} keeps its nought and {@code yes} is not made a boolean.
     *
     * @param known every key that may stand in the file
     * @throws Failure when the file cannot be read, is not such a mapping, or has a key that is unknown or there twice
     */
    public static Map<String, Given> read(Path file, List<String> known) {
        Node root = parse(file, text(file));
        if (root == null) {
            return Map.of();
        }
        if (!(root instanceof MappingNode mapping)) {
            throw new Failure(file + ": this is not a list of answers.", EXAMPLE);
        }
        Map<String, Given> given = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            String key = scalar(file, entry.getKeyNode());
            if (!known.contains(key)) {
                throw unknownKey(file, entry.getKeyNode(), key, known);
            }
            Given value = new Given(scalar(file, entry.getValueNode()), Source.FILE, file + ": " + key);
            if (given.put(key, value) != null) {
                throw new Failure(at(file, entry.getKeyNode()) + ": '" + key + "' is there twice.", "Remove one.");
            }
        }
        return given;
    }

    private static Failure unknownKey(Path file, Node node, String key, List<String> known) {
        String all = "The keys are: " + String.join(", ", known) + ".";
        return new Failure(
                at(file, node) + ": there is no key '" + key + "'.",
                Nearest.to(key, known)
                        .map(near -> "Did you mean '" + near + "'? " + all)
                        .orElse(all));
    }

    private static String scalar(Path file, Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new Failure(at(file, node) + ": this is not a single value.", EXAMPLE);
    }

    private static String at(Path file, Node node) {
        return file + ", line " + (node.getStartMark().getLine() + 1);
    }

    private static Node parse(Path file, String text) {
        try (Reader reader = new StringReader(text)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
        } catch (MarkedYAMLException e) {
            String line = e.getProblemMark() == null
                    ? ""
                    : ", line " + (e.getProblemMark().getLine() + 1);
            throw new Failure(
                    Failure.Kind.BAD_INPUT, file + line + ": this is not YAML (" + e.getProblem() + ").", EXAMPLE, e);
        } catch (YAMLException | IOException e) {
            throw new Failure(
                    Failure.Kind.BAD_INPUT, file + ": this is not YAML (" + e.getMessage() + ").", EXAMPLE, e);
        }
    }

    private static String text(Path file) {
        String suggestion = "Give --answers the path of a YAML file that you may read.";
        if (Files.isDirectory(file)) {
            throw new Failure(file + ": this is a directory.", suggestion);
        }
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new Failure(Failure.Kind.BAD_INPUT, file + ": there is no such file.", suggestion, e);
        } catch (CharacterCodingException e) {
            throw new Failure(Failure.Kind.BAD_INPUT, file + ": this is not text in UTF-8.", "Save it as UTF-8.", e);
        } catch (IOException e) {
            throw new Failure(
                    Failure.Kind.BAD_INPUT, file + ": it cannot be read (" + e.getMessage() + ").", suggestion, e);
        }
    }
}
