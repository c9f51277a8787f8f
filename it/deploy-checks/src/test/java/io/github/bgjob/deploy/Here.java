package io.github.bgjob.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The machine these tests run on. */
public final class Here {

    private Here() {}

    /** The checkout these tests belong to. */
    public static Path root() {
        return Path.of(System.getProperty("bgjob.root", "../.."))
                .toAbsolutePath()
                .normalize();
    }

    /** Where a build may leave something; {@code clean} removes it. */
    public static Path target() throws IOException {
        return Files.createDirectories(
                Path.of(System.getProperty("bgjob.deploy.target", "target")).toAbsolutePath());
    }

    /**
     * A schema of Microsoft's, which is not part of this project: in the directory that
     * {@code BGJOB_DATA} or the property {@code bgjob.data} names, else beside the checkout.
     */
    public static Optional<Path> data(String name) {
        String place = System.getProperty("bgjob.data", System.getenv("BGJOB_DATA"));
        Path data = place == null ? root().resolve("../shared/data") : Path.of(place);
        Path found = data.resolve(name).normalize();
        if (Files.exists(found)) {
            return Optional.of(found);
        }
        System.err.println("\n*** NOT CHECKED against Microsoft's " + name + ": there is no " + found
                + ". Point BGJOB_DATA at a directory that has it.\n");
        return Optional.empty();
    }
}
