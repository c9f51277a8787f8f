package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import io.github.bgjob.deploy.bicep.Compilation;
import io.github.bgjob.deploy.bicep.Compiler;
import io.github.bgjob.deploy.bicep.Infra;

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

    /** What the compiler makes of it; an error or warning fails the test. */
    Infra infra() throws IOException {
        Compilation compilation = Compiler.shared().compile(directory);
        assertThat(compilation.findings()).isEmpty();
        return compilation.infra().orElseThrow();
    }
}
