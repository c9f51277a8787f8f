package io.github.bgjob.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** The same once more with the jar itself, which is packed by another plugin with excludes of its own. */
@Timeout(60)
class PackedJarIT extends PackingTest {

    @BeforeAll
    static void theTemplatesComeFromTheJar() throws URISyntaxException {
        assertThat(Path.of(Templates.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()))
                .isRegularFile()
                .hasFileName("bgjob-generator.jar");
    }
}
