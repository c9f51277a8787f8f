package io.github.bgjob.archetype;

import java.util.List;
import java.util.Locale;

/**
 * Stands in a rendered project for what a user of the archetype sets.
 *
 * @param property the archetype's property
 * @param token what stands in the project instead of a value; found nowhere else
 * @param standard the default, which may be a Velocity expression over other properties; empty when there is none
 * @param allowed a regular expression that the archetype plugin checks what is typed against; empty when there is none
 */
record Placeholder(String property, String token, String standard, String allowed) {

    /** What all tokens begin with. */
    static final String PREFIX = "bgjobholds";

    static final Placeholder GROUP_ID = new Placeholder("groupId", PREFIX + "groupid", "", "");
    static final Placeholder ARTIFACT_ID = new Placeholder("artifactId", PREFIX + "artifactid", "", "");
    static final Placeholder VERSION = new Placeholder("version", PREFIX + "version", "0.1.0-SNAPSHOT", "");

    /** By default made from group and artifact as {@code bgjob-init} makes it from ordinary names. */
    static final Placeholder PACKAGE = new Placeholder(
            "package", PREFIX + ".packagename", packagePart("groupId") + "." + packagePart("artifactId"), "");

    /** The same with slashes; the archetype plugin makes it by itself. */
    static final Placeholder PACKAGE_PATH = new Placeholder("packageInPathFormat", PREFIX + "/packagename", "", "");

    /** By default made from the artifact as {@link io.github.bgjob.project.AzureName} makes it. */
    static final Placeholder AZURE_NAME = new Placeholder(
            "azureName",
            PREFIX + "azurename",
            "${artifactId.toLowerCase().replaceAll('[^a-z0-9]+','-').replaceAll('^[^a-z]+|-$','')"
                    + ".replaceAll('(?<=^.{24}).+','').replaceAll('-$','')"
                    + ".replaceAll('^(?=(?:-?[a-z0-9]){0,2}$)','jobs-').replaceAll('-$','')"
                    + ".replaceAll('^(?:.*(?:microsoft|windows).*|(?:login|xbox).*|azure|office)$','my-jobs')}",
            "[a-z](?:-?[a-z0-9]){2,23}");

    /** Those that a user chooses freely. */
    static final List<Placeholder> CHOSEN_NAMES = List.of(GROUP_ID, ARTIFACT_ID, VERSION, PACKAGE);

    /** What every static archetype has. */
    static final List<Placeholder> NAMES = List.of(GROUP_ID, ARTIFACT_ID, VERSION, PACKAGE, PACKAGE_PATH, AZURE_NAME);

    static Placeholder of(String property, Object standard, String allowed) {
        String token = PREFIX + property.toLowerCase(Locale.ROOT);
        return new Placeholder(property, token, String.valueOf(standard), allowed);
    }

    /** Whether the archetype has to name the property, because the archetype plugin does not do so by itself. */
    boolean isDeclared() {
        return !standard.isEmpty();
    }

    /** As Velocity, with which archetypes are filled in, replaces it in a text. */
    String inText() {
        return "${" + property + "}";
    }

    /** As the archetype plugin replaces it in a path. */
    String inPath() {
        return "__" + property + "__";
    }

    private static String packagePart(String property) {
        return "${" + property + ".toLowerCase().replaceAll('[^a-z0-9.]','').replaceAll('[.]{2,}','.')"
                + ".replaceAll('(?<=^|[.])(?=[0-9])','jobs')}";
    }
}
