package com.acmetpl.jobs.executable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where one run happens: an empty working directory, and the files beside it. Gone when the run is over. */
final class Place implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Place.class);

    private final Path root;

    private Place(Path root) {
        this.root = root;
    }

    static Place create() throws IOException {
        Place place = new Place(Files.createTempDirectory("program-"));
        Files.createDirectory(place.directory());
        return place;
    }

    /** Where the program starts. */
    Path directory() {
        return root.resolve("work");
    }

    Path input() {
        return root.resolve("input");
    }

    /** Not there before the program has written it. */
    Path output() {
        return root.resolve("output");
    }

    /** What cannot be deleted is no reason to do the work again. */
    @Override
    public void close() {
        try {
            deleteAll(root);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} could not be deleted", root, e);
        }
    }

    static void deleteAll(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
