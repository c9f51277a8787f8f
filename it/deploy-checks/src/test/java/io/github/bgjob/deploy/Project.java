package io.github.bgjob.deploy;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What of a generated project has to do with its deployment.
 *
 * @param name says which one it is
 * @param platform {@code flex}, {@code dedicated}, {@code webjobs}, {@code batch} or {@code mix}
 * @param files text by path
 * @param executable the files that may be started by their names
 */
public record Project(String name, String platform, SortedMap<String, String> files, Set<String> executable) {

    public Project {
        files = new TreeMap<>(files);
        executable = new TreeSet<>(executable);
    }

    public String file(String path) {
        String text = files.get(path);
        if (text == null) {
            throw new IllegalStateException(name + " has no " + path);
        }
        return text;
    }

    /** The same with another text in one file. */
    Project with(String path, String text) {
        Project changed = new Project(name, platform, files, executable);
        changed.files.put(path, text);
        return changed;
    }

    /** The same with another file, which may not be started. */
    Project notExecutable(String path) {
        Project changed = new Project(name, platform, files, executable);
        changed.executable.remove(path);
        return changed;
    }

    public boolean isApp() {
        return !platform.equals("batch");
    }

    @Override
    public String toString() {
        return name;
    }

    static SortedMap<String, String> onlyDeployment(Map<String, String> files) {
        SortedMap<String, String> kept = new TreeMap<>(files);
        kept.keySet()
                .removeIf(
                        path -> !path.matches(
                                "(infra|deploy)/.*|README\\.md|azure\\.yaml|\\.github/workflows/.*|batch/src/main/resources/autoscale-.*"));
        return kept;
    }
}
