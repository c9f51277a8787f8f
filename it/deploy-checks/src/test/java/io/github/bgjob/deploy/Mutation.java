package io.github.bgjob.deploy;

/**
 * A mistake in one file.
 *
 * @param platform whose project gets it
 * @param from what stands there; empty when the file only loses its execute bit
 * @param whyNot why it is not found; empty when it must be
 */
record Mutation(String name, String platform, String path, String from, String to, String whyNot) {

    Project apply() {
        Project project = Projects.of(platform);
        if (from.isEmpty()) {
            return project.notExecutable(path);
        }
        String text = project.file(path);
        if (!text.contains(from)) {
            throw new IllegalStateException(path + " of " + project + " has no: " + from);
        }
        return project.with(path, from.equals("\n") ? text.replace("\n", to) : replaceFirst(text));
    }

    private String replaceFirst(String text) {
        int at = text.indexOf(from);
        return text.substring(0, at) + to + text.substring(at + from.length());
    }

    @Override
    public String toString() {
        return name + " (" + platform + ", " + path + ")";
    }
}
