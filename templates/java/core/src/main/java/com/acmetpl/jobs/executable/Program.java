package com.acmetpl.jobs.executable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import com.acmetpl.jobs.processor.Operation;

/**
 * A program, as its {@code program.properties} describes it.
 *
 * @param files what it is made of
 * @param command what is started; words that name one of its files stand for that file
 * @param operations what it can do
 */
record Program(ProgramFiles files, List<String> command, List<Operation> operations) {

    private static final String PROPERTIES = "program.properties";

    /**
     * The program that is packed into this project.
     *
     * @throws IllegalStateException when its description is missing or wrong
     */
    static Program packed() {
        URL description = Program.class.getResource("/executable/" + PROPERTIES);
        if (description == null) {
            throw new IllegalStateException("There is no executable/" + PROPERTIES + " on the class path.");
        }
        Properties properties = new Properties();
        try (InputStream in = description.openStream()) {
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(description + " cannot be read", e);
        }
        return new Program(
                ProgramFiles.beside(description),
                words(properties, "command"),
                words(properties, "operations").stream()
                        .map(name -> DescribedOperation.read(name, properties))
                        .toList());
    }

    private static List<String> words(Properties properties, String name) {
        String text = properties.getProperty(name, "").strip();
        if (text.isEmpty()) {
            throw new IllegalStateException("executable/" + PROPERTIES + " does not say " + name + " = …");
        }
        return List.of(text.split("[\\s,]+"));
    }

    /** The call for one job: command, operation, input file, output file. */
    ProcessBuilder call(String operation, Place place) throws IOException {
        Path home = files.directory();
        ProcessBuilder call = new ProcessBuilder().directory(place.directory().toFile());
        command.forEach(word -> call.command().add(located(home, word)));
        call.command()
                .addAll(List.of(
                        operation, place.input().toString(), place.output().toString()));
        return call;
    }

    private static String located(Path home, String word) {
        Path file = home.resolve(word);
        return Files.isRegularFile(file) ? file.toString() : word;
    }
}
