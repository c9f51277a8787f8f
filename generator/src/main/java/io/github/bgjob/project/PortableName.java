package io.github.bgjob.project;

import java.util.regex.Pattern;

/** Names that can be a file or directory on every system. */
public final class PortableName {

    /** Source: "Naming Files, Paths, and Namespaces", Windows documentation. */
    private static final Pattern RESERVED_ON_WINDOWS =
            Pattern.compile("(?i)(?:CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(?:COM|LPT)[0-9¹²³])(?:\\..*)?");

    private PortableName() {}

    /** Whether Windows takes the name for a device, with or without an ending. */
    public static boolean isReservedOnWindows(String name) {
        return RESERVED_ON_WINDOWS.matcher(name.strip()).matches();
    }
}
