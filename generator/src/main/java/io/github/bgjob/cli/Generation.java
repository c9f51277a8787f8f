package io.github.bgjob.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.bgjob.answers.Failure;
import io.github.bgjob.decide.Recommendation;
import io.github.bgjob.project.ProjectModel;
import io.github.bgjob.render.RenderedFile;
import io.github.bgjob.render.RenderedTree;
import io.github.bgjob.render.Renderer;
import io.github.bgjob.write.DryRun;
import io.github.bgjob.write.ProjectDirectory;

/** Turns a recommendation into a project. What a person gave for it is checked before anything is asked or written. */
record Generation(Settings settings, ProjectDirectory target, boolean dryRun, boolean json, Printer printer) {

    /** @throws Failure when the project could not be written whatever is recommended */
    static Generation checked(Inputs inputs, Printer printer, Path workingDirectory) {
        Settings settings = Settings.of(
                inputs.directory(), inputs.given(), Runtime.version().feature());
        ProjectDirectory target = new ProjectDirectory(workingDirectory.resolve(settings.typed()));
        target.check();
        return new Generation(settings, target, inputs.has(Flags.DRY_RUN), inputs.has(Flags.JSON), printer);
    }

    /**
     * Writes the project, or shows what would be written.
     *
     * @return what became of it, for JSON: {@code directory}, {@code written} and {@code files}
     * @throws Failure when there are no templates for the recommendation, or the project cannot be written
     */
    Map<String, Object> run(Recommendation recommendation) {
        ProjectModel model = ProjectModel.of(settings.coordinates(), recommendation);
        RenderedTree tree = Renderer.packed().render(model);
        if (!dryRun) {
            target.write(tree);
        }
        if (!json) {
            printer.line("");
            if (dryRun) {
                new DryRun(printer.out()).write(tree);
                printer.line("Nothing was written.");
            } else {
                nextSteps(tree);
            }
        }
        return summary(tree);
    }

    private void nextSteps(RenderedTree tree) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        String directory = settings.typed().toString();
        printer.line(String.format(
                Locale.ROOT,
                "Wrote %d files (%,d bytes) to %s. Next:",
                tree.files().size(),
                tree.size(),
                directory));
        printer.line("");
        printer.line("  cd " + (directory.contains(" ") ? "\"" + directory + "\"" : directory));
        printer.line(windows ? "  .\\mvnw.cmd verify" : "  ./mvnw verify");
        printer.line(windows ? "  .\\run-local.cmd" : "  ./run-local");
    }

    private Map<String, Object> summary(RenderedTree tree) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("directory", target.path().toString());
        summary.put("written", !dryRun);
        summary.put("files", tree.files().stream().map(Generation::entry).toList());
        return summary;
    }

    private static Map<String, Object> entry(RenderedFile file) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("path", file.path());
        entry.put("size", file.size());
        entry.put("layer", file.layer());
        entry.put("executable", file.executable());
        return entry;
    }
}
