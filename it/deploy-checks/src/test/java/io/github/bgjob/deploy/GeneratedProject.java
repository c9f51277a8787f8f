package io.github.bgjob.deploy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.bgjob.deploy.bicep.BicepFile;
import io.github.bgjob.deploy.bicep.Parsers;

/** A project as a person has it, in a directory. */
record GeneratedProject(Path directory) {

    /** Has the command line write one. */
    static GeneratedProject of(String answers, Path place) throws IOException, InterruptedException {
        GeneratedProject project = new GeneratedProject(place.resolve("a place with spaces/shop"));
        String[] command = Stream.of(
                        Stream.of(Here.root().resolve("bgjob-init").toString(), "--yes"),
                        Stream.of(answers.split(" ")),
                        Stream.of(project.directory().toString()))
                .flatMap(words -> words)
                .toArray(String[]::new);
        new Command(place, Map.of(), place).succeed(command);
        return project;
    }

    Path resolve(String path) {
        return directory.resolve(path);
    }

    Map<String, BicepFile> bicep() throws IOException, InterruptedException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> children = Files.list(resolve("infra"))) {
            List<Path> bicep =
                    children.filter(file -> file.toString().endsWith(".bicep")).toList();
            for (Path file : bicep) {
                files.put("infra/" + file.getFileName(), Files.readString(file));
            }
        }
        return Parsers.parse(files).bicep();
    }

    /** What the parameter file says, by name. */
    Map<String, Object> parameters() throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<?, ?> file = JSON.std.mapFrom(Files.readString(resolve("infra/main.parameters.json")));
        ((Map<?, ?>) file.get("parameters"))
                .forEach((name, value) -> values.put((String) name, ((Map<?, ?>) value).get("value")));
        return values;
    }
}
