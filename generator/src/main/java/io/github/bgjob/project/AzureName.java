package io.github.bgjob.project;

import java.util.Locale;
import java.util.regex.Pattern;

import io.github.bgjob.answers.Failure;

/**
 * A name that Azure resources can be called by: 3 to 24 lower-case letters, digits and single hyphens, a letter first, no
 * hyphen last. A Functions app takes it as it is, and a storage account without its hyphens.
 *
 * <p>Source: "Naming rules and restrictions for Azure resources" and "Resolve reserved resource name errors", Azure
 * Resource Manager documentation.
 */
public record AzureName(String value) {

    private static final Pattern ALLOWED = Pattern.compile("[a-z](?:-?[a-z0-9]){2,23}");
    private static final Pattern TRADEMARK = Pattern.compile(".*(?:microsoft|windows).*|(?:login|xbox).*|azure|office");
    private static final int LONGEST = 24;

    /**
     * Checks the name.
     *
     * @throws Failure when Azure does not take it */
    public AzureName {
        if (value.length() > LONGEST || !ALLOWED.matcher(value).matches()) {
            throw new Failure(
                    "The name '" + value + "' cannot be given to an Azure resource.",
                    "Use 3 to 24 lower-case letters, digits and single hyphens, a letter first: my-jobs.");
        }
        if (TRADEMARK.matcher(value.replace("-", "")).matches()) {
            throw new Failure(
                    "The name '" + value + "' holds a word that Azure reserves.",
                    "Do not use 'microsoft' or 'windows', and begin with neither 'login' nor 'xbox'.");
        }
    }

    /** The name for an artifact. Every artifact has one: what Azure does not take is left out. */
    static AzureName of(String artifactId) {
        String name = artifactId
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-$", "");
        if (name.length() > LONGEST) {
            name = name.substring(0, LONGEST).replaceAll("-$", "");
        }
        boolean tooShort = name.replace("-", "").length() < 3;
        if (tooShort) {
            name = name.isEmpty() ? "jobs" : "jobs-" + name;
        }
        return TRADEMARK.matcher(name.replace("-", "")).matches() ? new AzureName("my-jobs") : new AzureName(name);
    }
}
