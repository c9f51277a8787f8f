package io.github.bgjob.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

import io.github.bgjob.answers.Failure;

/** Names of Java packages: checks those that were given, and makes one up from Maven's names. */
public final class JavaPackage {

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int LONGEST = 100;

    private JavaPackage() {}

    /**
     * A package for a group and an artifact: {@code com.example} and {@code my-jobs} make {@code com.example.myjobs}.
     * What no package may be called gets {@code jobs} before it.
     */
    public static String of(String groupId, String artifactId) {
        List<String> segments = new ArrayList<>();
        for (String part : (groupId + "." + artifactId).split("\\.", -1)) {
            String segment = part.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
            if (!segment.isEmpty()) {
                boolean jdk = segments.isEmpty() && segment.equals("java");
                segments.add(isUsable(segment) && !jdk ? segment : "jobs" + segment);
            }
        }
        return segments.isEmpty() ? "jobs" : String.join(".", segments);
    }

    /** @throws Failure when Java, or a file system, does not take it */
    static void check(String name) {
        String example = "Use parts of letters, digits and '_' joined by dots: com.example.jobs.";
        if (name.length() > LONGEST) {
            throw new Failure(
                    "The package is " + name.length() + " characters long.",
                    "Use at most " + LONGEST + ", so that paths stay short enough for Windows.");
        }
        List<String> segments = List.of(name.split("\\.", -1));
        for (String segment : segments) {
            if (!SEGMENT.matcher(segment).matches()) {
                throw new Failure("The package '" + name + "' is not a name for a Java package.", example);
            }
            if (SourceVersion.isKeyword(segment)) {
                throw new Failure(
                        "The package '" + name + "' has the reserved word '" + segment + "' in it.",
                        "Rename that part, for example to " + segment + "jobs.");
            }
            if (PortableName.isReservedOnWindows(segment)) {
                throw new Failure(
                        "The package '" + name + "' has '" + segment
                                + "' in it, which names a device on Windows, so no directory can be called that.",
                        "Rename that part, for example to " + segment + "jobs.");
            }
        }
        if (segments.get(0).equals("java")) {
            throw new Failure("The package '" + name + "' is in 'java', which the JDK keeps for itself.", example);
        }
    }

    private static boolean isUsable(String segment) {
        return SEGMENT.matcher(segment).matches()
                && !SourceVersion.isKeyword(segment)
                && !PortableName.isReservedOnWindows(segment);
    }
}
