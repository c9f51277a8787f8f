package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every variant makes in Azure is what it made when somebody last looked: a change of it is seen in review. */
@Timeout(300)
class SnapshotsTest {

    private static final String UPDATE = "bgjob.snapshots";

    @Test
    void every_variant_makes_what_its_snapshot_says() throws IOException {
        Path place = Here.root().resolve("it/deploy-checks/src/test/snapshots");
        Map<String, String> made = new TreeMap<>();
        for (Project project : Projects.all().toList()) {
            made.put(fileName(project), SnapshotText.of(project, InfraChecks.infra(project)));
        }
        if ("update".equals(System.getProperty(UPDATE))) {
            update(place, made);
        }
        Map<String, String> expected = read(place);
        List<String> different = new ArrayList<>();
        made.forEach((name, text) -> {
            if (!text.equals(expected.get(name))) {
                different.add(name);
            }
        });
        System.out.printf(
                "Bicep: %d snapshots equal, %d different%n", made.size() - different.size(), different.size());
        if (!different.isEmpty()) {
            String name = different.get(0);
            assertThat(made.get(name))
                    .as("%s differ; where that is meant: it/deploy-checks/update-snapshots.sh", different)
                    .isEqualTo(expected.getOrDefault(name, ""));
        }
        assertThat(expected.keySet())
                .as("snapshots of variants that there are not")
                .isEqualTo(made.keySet());
    }

    private static String fileName(Project project) {
        return project.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".json";
    }

    private static Map<String, String> read(Path place) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.list(place)) {
                for (Path file : files.toList()) {
                    texts.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return texts;
    }

    private static void update(Path place, Map<String, String> texts) throws IOException {
        Files.createDirectories(place);
        for (String name : read(place).keySet()) {
            Files.delete(place.resolve(name));
        }
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(place.resolve(text.getKey()), text.getValue());
        }
    }
}
