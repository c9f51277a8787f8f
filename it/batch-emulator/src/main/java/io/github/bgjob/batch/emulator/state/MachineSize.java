package io.github.bgjob.batch.emulator.state;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a virtual machine size tells of it: {@code Standard_D4s_v5} has 4 cores and is one of the family {@code
 * standardDSv5Family}. Source of the names: Microsoft Learn, <i>Azure virtual machine sizes naming conventions</i>. A name
 * that is none of these has one core and no family.
 *
 * @param family as quotas name it
 */
record MachineSize(int cores, String family) {

    private static final Pattern NAME = Pattern.compile(
            "(?:standard|basic)_([a-z]+)(\\d+)(?:-(\\d+))?([a-z]*)(?:_([a-z]+\\d+[a-z]*))??(?:_(v\\d+))?");

    /** Older sizes, D to Dv2 and DS to DSv2, are numbered and not counted. Source: Microsoft Learn, <i>Dv2 series</i>. */
    private static final Map<Integer, Integer> CORES_OF_D =
            Map.of(1, 1, 2, 2, 3, 4, 4, 8, 5, 16, 11, 2, 12, 4, 13, 8, 14, 16, 15, 20);

    private static final Map<String, MachineSize> KNOWN = new ConcurrentHashMap<>();

    static MachineSize of(String name) {
        return KNOWN.computeIfAbsent(name, MachineSize::read);
    }

    private static MachineSize read(String name) {
        Matcher parts = NAME.matcher(name.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return new MachineSize(1, "");
        }
        String version = part(parts, 6);
        int number = Integer.parseInt(part(parts, 3).isEmpty() ? parts.group(2) : parts.group(3));
        boolean numbered = parts.group(1).matches("ds?") && (version.isEmpty() || version.equals("v2"));
        return new MachineSize(
                numbered ? CORES_OF_D.getOrDefault(number, number) : Math.max(1, number),
                "standard"
                        + (parts.group(1) + parts.group(4) + part(parts, 5)).toUpperCase(Locale.ROOT)
                        + version
                        + "Family");
    }

    private static String part(Matcher parts, int group) {
        return parts.group(group) == null ? "" : parts.group(group);
    }
}
