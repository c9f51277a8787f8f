package io.github.bgjob.deploy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The schema of azd's project file. */
final class AzdSchema {

    /** Parts that the schema takes from elsewhere; they speak of other things than a project of ours has. */
    private static final String ELSEWHERE =
            "https://raw.githubusercontent.com/Azure/azure-dev/main/cli/azd/extensions/";

    private final JsonSchema schema;

    AzdSchema(Path file) throws IOException {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V201909,
                builder -> builder.schemaLoaders(
                        loaders -> loaders.add(address -> address.toString().startsWith(ELSEWHERE)
                                ? () -> new java.io.ByteArrayInputStream(
                                        "true".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                : null)));
        schema = factory.getSchema(Files.readString(file));
    }

    List<Finding> check(Project project) {
        String text = project.file("azure.yaml");
        List<Finding> findings = new ArrayList<>();
        schema.validate(text, InputFormat.YAML)
                .forEach(message -> findings.add(new Finding("azure.yaml", 0, message.getMessage())));
        return findings;
    }
}
