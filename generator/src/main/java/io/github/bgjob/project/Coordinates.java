package io.github.bgjob.project;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.bgjob.answers.Failure;

/**
 * The names a project goes by, all of them checked.
 *
 * @param groupId Maven group, for example {@code com.example}
 * @param artifactId Maven artifact of the parent; modules add their own name to it
 * @param version Maven version, for example {@code 0.1.0-SNAPSHOT}
 * @param packageName Java package that all classes are below of
 * @param javaRelease Java release the project is compiled for, one of {@link #JAVA_RELEASES}
 */
public record Coordinates(String groupId, String artifactId, String version, String packageName, int javaRelease) {

    public static final List<Integer> JAVA_RELEASES = List.of(17, 21, 25);
    public static final String DEFAULT_GROUP_ID = "com.example";
    public static final String DEFAULT_VERSION = "0.1.0-SNAPSHOT";

    /** What every reserved name of the templates holds; a project's own name that held it could not be told apart. */
    public static final String RESERVED = "acmetpl";

    private static final Pattern GROUP_ID = Pattern.compile("[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*");
    private static final Pattern ARTIFACT_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_+-]*(?:\\.[A-Za-z0-9_+-]+)*");
    private static final int LONGEST = 100;

    /**
     * Checks all names.
     *
     * @throws Failure for the first name that cannot be used */
    public Coordinates {
        check("group id", groupId, GROUP_ID, "Use letters, digits, '-' and '_' in parts joined by dots: com.example.");
        check("artifact id", artifactId, ARTIFACT_ID, "Use letters, digits, '-', '_' and single dots: my-jobs.");
        check("version", version, VERSION, "Start with a letter or digit and use no blanks: 0.1.0-SNAPSHOT.");
        if (version.equals("LATEST") || version.equals("RELEASE")) {
            throw new Failure(
                    "The version '" + version + "' has a meaning of its own in Maven.", "Use one like 1.0.0.");
        }
        if (PortableName.isReservedOnWindows(artifactId)) {
            throw new Failure(
                    "The artifact id '" + artifactId
                            + "' names a device on Windows, so no directory can be called that.",
                    "Choose another name, such as " + artifactId + "-jobs.");
        }
        checkReserved("package", packageName);
        JavaPackage.check(packageName);
        checkJava(javaRelease);
    }

    /**
     * The artifact id for a project that goes to a directory: its last name, in lower case, what is not a letter or
     * digit as a hyphen. Always usable.
     */
    public static String artifactIdFor(String directoryName) {
        String name = directoryName
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        name = name.length() > 40 ? name.substring(0, 40).replaceAll("-$", "") : name;
        if (name.isEmpty() || name.contains(RESERVED)) {
            return "my-jobs";
        }
        return PortableName.isReservedOnWindows(name) ? name + "-jobs" : name;
    }

    private static void check(String what, String value, Pattern allowed, String suggestion) {
        if (value.length() > LONGEST) {
            throw new Failure(
                    "The " + what + " is " + value.length() + " characters long.",
                    "Use at most " + LONGEST + ", so that paths stay short enough for Windows.");
        }
        if (!allowed.matcher(value).matches()) {
            throw new Failure("The " + what + " '" + value + "' cannot be used.", suggestion);
        }
        checkReserved(what, value);
    }

    private static void checkReserved(String what, String value) {
        if (value.toLowerCase(Locale.ROOT).contains(RESERVED)) {
            throw new Failure(
                    "The " + what + " '" + value + "' has '" + RESERVED
                            + "' in it, which this program reserves for itself.",
                    "Choose a name without it.");
        }
    }

    private static void checkJava(int release) {
        if (!JAVA_RELEASES.contains(release)) {
            throw new Failure(
                    "Java " + release + " is not one that a project can be generated for.",
                    "Use one of the releases with long-term support: 17, 21 or 25.");
        }
    }
}
